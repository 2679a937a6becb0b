import { Child } from './frame/child.ts';
import { type Contestant, startContestants } from './frame/contestant.ts';
import { residentKiB } from './frame/process-figures.ts';
import { printResult } from './frame/result.ts';
import { type Figures, Rounds } from './frame/rounds.ts';

const connections = 2000;
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const names = ['mock', 'aedes', 'mosquitto'] as const;

/** A fresh server each time: memory that was used once is seldom given back. */
async function measure(name: Contestant['name'], tls: boolean): Promise<Figures> {
  const [server] = await startContestants([name], { devices: connections, journalLimit: 1000 });
  if (!server) return { 'KiB per connection': Number.NaN };
  const port = tls ? server.ports.tls : server.ports.tcp;
  // What the first connections load and compile is not theirs alone.
  const few = await Child.start('load/idle', { port, tls, connections: 50 });
  await few.stop();
  await settle(server);
  const before = residentKiB(server.pid);
  const idle = await Child.start('load/idle', { port, tls, connections });
  await settle(server);
  const used = residentKiB(server.pid) - before;
  await Promise.all([idle.stop(), server.stop()]);
  return { 'KiB per connection': used / connections };
}

async function settle({ name, ask }: Contestant): Promise<void> {
  if (name === 'mosquitto') return;
  for (let turn = 0; turn < 3; turn += 1) await ask({ do: 'collect-garbage' });
}

const plain = await Rounds.play(names, { rounds, warmUp: 0 }, (name) => measure(name as Contestant['name'], false));
const secure = await Rounds.play(names, { rounds, warmUp: 0 }, (name) => measure(name as Contestant['name'], true));
const over = (transport: string) => (row: { who: string; figures: Figures }) => ({
  ...row,
  who: `${row.who}, ${transport}`,
});
printResult({
  benchmark: 'Memory per idle connection',
  how: `Resident memory of a fresh server, after garbage collection, with ${connections} devices logged in and subscribed to their command topics, less that without them, a connection. The mock's journal keeps its last 1000 entries.`,
  rows: [...plain.rows().map(over('TCP')), ...secure.rows().map(over('TLS'))],
  ratios: [
    plain.ratio('KiB per connection', 'mock', 'aedes', { atMost: 1.3 }),
    secure.ratio('KiB per connection', 'mock', 'aedes', { atMost: 1.3 }),
  ].map((ratio, index) => ({ ...ratio, of: `${ratio.of}, ${index === 0 ? 'TCP' : 'TLS'}` })),
});
