import { Child } from './frame/child.ts';
import { startContestants } from './frame/contestant.ts';
import { cpuMs } from './frame/process-figures.ts';
import { printResult } from './frame/result.ts';
import { Rounds } from './frame/rounds.ts';

const sizes = [1, 100, 1000, 10_000];
const reports = 20_000;
const rounds = 2;

const [mock, aedes] = await startContestants(['mock', 'aedes'], { devices: 10_000 });
const servers = { mock, aedes };
const nameOf = (kind: string, devices: number) => `${kind}, ${devices} ${devices === 1 ? 'device' : 'devices'}`;
const names = sizes.flatMap((devices) => ['mock', 'aedes'].map((kind) => nameOf(kind, devices)));
const played = await Rounds.play(names, { rounds, warmUp: 1 }, async (name) => {
  const [kind, count] = name.split(', ');
  const server = servers[kind as 'mock' | 'aedes'];
  const devices = Number.parseInt(count ?? '', 10);
  if (!server) throw new Error(`${kind} did not start.`);
  const job = { port: server.ports.tcp, devices, active: Math.min(devices, 100), window: 1, reports, waitForGo: true };
  const load = await Child.start<string>('load/reports', job);
  const before = cpuMs(server.pid);
  await load.ask({ do: 'go' });
  const used = cpuMs(server.pid) - before;
  await load.stop();
  return { 'CPU µs per report': (used * 1000) / reports };
});
for (const { stop } of [mock, aedes].filter((server) => server !== undefined)) await stop();

printResult({
  benchmark: 'Cost of a report with many devices',
  how: `CPU time of the server for each of ${reports} QoS 1 reports, which the devices send in turn, at most 100 on their way at a time, after all have logged in. One report a device at a time: a single device has to wait for each PUBACK, so each of its reports costs one turn of the event loop.`,
  rows: played.rows(),
  ratios: [
    ...sizes
      .slice(2)
      .map((devices) =>
        played.ratio('CPU µs per report', nameOf('mock', devices), nameOf('mock', 100), { atMost: 1.3 }),
      ),
    ...sizes.map((devices) => played.ratio('CPU µs per report', nameOf('mock', devices), nameOf('aedes', devices))),
  ],
});
