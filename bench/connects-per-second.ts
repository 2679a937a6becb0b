import { Child } from './frame/child.ts';
import { startContestants } from './frame/contestant.ts';
import { cpuMs } from './frame/process-figures.ts';
import { printResult } from './frame/result.ts';
import { Rounds } from './frame/rounds.ts';

const connects = 200;
const rounds = 5;

const contestants = await startContestants(['mock', 'aedes', 'mosquitto'], { devices: connects });
const names = contestants.map(({ name }) => name);
const played = await Rounds.play(names, { rounds, warmUp: 2 }, async (name) => {
  const { ports, pid } = contestants.find((one) => one.name === name) as (typeof contestants)[number];
  const before = cpuMs(pid);
  const job = { port: ports.tls, tls: true, connects, concurrency: 8 };
  const { seconds } = await Child.run<{ seconds: number }>('load/connects', job);
  return {
    'connects per second': connects / seconds,
    'CPU ms per connect': (cpuMs(pid) - before) / connects,
  };
});
for (const { stop } of contestants) await stop();

const hasMosquitto = names.includes('mosquitto');
printResult({
  benchmark: 'Connects per second, TLS and HMAC',
  how: `${connects} devices a round, eight at a time: TCP, a full TLS 1.3 handshake with an RSA certificate of 2048 bits, CONNECT, CONNACK. The mock checks the HMAC password and looks at every other part of the credentials; aedes and mosquitto accept every device.`,
  rows: played.rows(),
  ratios: [
    played.ratio('connects per second', 'mock', 'aedes', { atLeast: 0.9 }),
    ...(hasMosquitto ? [played.ratio('connects per second', 'mock', 'mosquitto', { atLeast: 0.9 })] : []),
    played.ratio('CPU ms per connect', 'mock', 'aedes'),
    ...(hasMosquitto ? [played.ratio('CPU ms per connect', 'mock', 'mosquitto')] : []),
  ],
  notes: [
    'What limits it: the handshake with RSA takes most of the time in all three. The mock looks at the first bytes before TLS, so that it can tell plain MQTT from a broken handshake, computes the HMAC and looks for near misses, and journals each of these steps. mosquitto does TLS in C without a script engine around it.',
  ],
});
