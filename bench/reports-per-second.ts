import { Child } from './frame/child.ts';
import { startContestants } from './frame/contestant.ts';
import { cpuMs } from './frame/process-figures.ts';
import { printResult } from './frame/result.ts';
import { Rounds } from './frame/rounds.ts';

const reports = 30_000;
const rounds = 5;

const contestants = await startContestants(['mock', 'aedes', 'mosquitto'], { devices: 4 });
const names = contestants.map(({ name }) => name);
const played = await Rounds.play(names, { rounds, warmUp: 2 }, async (name) => {
  const { ports, pid } = contestants.find((one) => one.name === name) as (typeof contestants)[number];
  const before = cpuMs(pid);
  const job = { port: ports.tcp, devices: 4, active: 4, window: 25, reports };
  const { seconds } = await Child.run<{ seconds: number }>('load/reports', job);
  return {
    'reports per second': reports / seconds,
    'CPU µs per report': ((cpuMs(pid) - before) * 1000) / reports,
  };
});
for (const { stop } of contestants) await stop();

const hasMosquitto = names.includes('mosquitto');
printResult({
  benchmark: 'QoS 1 reports per second',
  how: `Four devices with 25 unacknowledged reports each, plain TCP, ${reports} reports a round. The mock has every check on: strict decoding, journal, credentials, topics, JSON. aedes is bare, mosquitto has no subscriber and no persistence.`,
  rows: played.rows(),
  ratios: [
    played.ratio('reports per second', 'mock', 'aedes', { atLeast: 0.9 }),
    ...(hasMosquitto ? [played.ratio('reports per second', 'mock', 'mosquitto', { atLeast: 1 })] : []),
    played.ratio('CPU µs per report', 'mock', 'aedes'),
    ...(hasMosquitto ? [played.ratio('CPU µs per report', 'mock', 'mosquitto')] : []),
  ],
});
