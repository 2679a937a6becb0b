import { Child } from './frame/child.ts';
import { type Contestant, startContestants } from './frame/contestant.ts';
import { openFilesLimit, residentKiB } from './frame/process-figures.ts';
import { printResult, type Ratio } from './frame/result.ts';
import { type Figures, Rounds } from './frame/rounds.ts';
import type { Ends } from './load/idle.ts';
import type { Closings } from './servers/serve.ts';

const connections = 10_000;
const asked = Array.from({ length: 100 }, (_, index) => Math.floor((index * connections) / 100));
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
/** A handshake with RSA takes most of a log-in. */
const secureRounds = 1;
const names = ['mock', 'aedes', 'mosquitto'] as const;

// A server that reaches its limit of open files accepts no more connections, and new clients wait without end.
if (openFilesLimit() < connections + 100) {
  throw new Error(
    `This benchmark holds ${connections} connections, and a process may open ${openFilesLimit()} files: raise \`ulimit -n\` to ${connections + 100}.`,
  );
}

/** A fresh server each time: memory that was used once is seldom given back. */
async function measure(name: Contestant['name'], tls: boolean): Promise<Figures> {
  const [server] = await startContestants([name], { devices: connections, journalLimit: 1000 });
  if (!server) return { 'KiB per connection': Number.NaN };
  const port = tls ? server.ports.tls : server.ports.tcp;
  // What the first connections load and compile is not theirs alone.
  const few = await Child.start('load/idle', { port, tls, connections: 50 });
  await few.stop();
  const heapBefore = await settledHeapKiB(server);
  const before = residentKiB(server.pid);
  const idle = await Child.start('load/idle', { port, tls, connections });
  const heap = (await settledHeapKiB(server)) - heapBefore;
  const used = residentKiB(server.pid) - before;
  await idle.ask({ do: 'ping' });
  if (name !== 'mosquitto') await server.ask({ do: 'send-commands', to: asked });
  if (name === 'mock') await endInOrder(server, idle);
  await Promise.all([idle.stop(), server.stop()]);
  return {
    'KiB per connection': used / connections,
    ...(name !== 'mosquitto' && { 'KiB of live heap': heap / connections }),
  };
}

/** What is alive after garbage collection; 0 for mosquitto, which has none. */
async function settledHeapKiB({ name, ask }: Contestant): Promise<number> {
  let bytes = 0;
  for (let turn = 0; turn < 3 && name !== 'mosquitto'; turn += 1)
    bytes = (await ask<{ heapUsed: number }>({ do: 'collect-garbage' })).heapUsed;
  return bytes / 1024;
}

/** @throws Error when a device saw anything but an orderly end, or the journal does not tell of each connection once */
async function endInOrder(mock: Contestant, idle: Child<unknown>): Promise<void> {
  const [ends, closings] = await Promise.all([
    idle.ask<Ends>({ do: 'await-ends' }),
    mock.ask<Closings>({ do: 'stop' }),
  ]);
  const seen = { ...ends, ...closings };
  if (ends.orderly === connections && closings.once === connections && closings.other === 0) return;
  throw new Error(`Not all of ${connections} connections ended in order, told once each: ${JSON.stringify(seen)}.`);
}

const plain = await Rounds.play(names, { rounds, warmUp: 0 }, (name) => measure(name as Contestant['name'], false));
const secure = await Rounds.play(names, { rounds: secureRounds, warmUp: 0 }, (name) =>
  measure(name as Contestant['name'], true),
);
const ratiosOver = (transport: string, played: Rounds): Ratio[] =>
  [
    played.ratio('KiB per connection', 'mock', 'aedes', { atMost: 1.3 }),
    played.ratio('KiB of live heap', 'mock', 'aedes'),
  ].map((ratio) => ({ ...ratio, of: `${ratio.of}, ${transport}` }));
const over = (transport: string) => (row: { who: string; figures: Figures }) => ({
  ...row,
  who: `${row.who}, ${transport}`,
});
printResult({
  benchmark: 'Memory per idle connection',
  how: `Resident memory of a fresh server, after garbage collection, with ${connections} devices logged in and subscribed to their command topics, less that without them, a connection; and of aedes and the mock, what of it is live in V8's heap. The mock's journal keeps its last 1000 entries. Then each device sends PINGREQ and gets its PINGRESP, and ${asked.length} of them, spread over all, get a command and answer it (mosquitto sends none). At last the mock stops: each device sees an orderly end, and the journal tells of each connection once that the platform closed it. Anything else would have ended the run.`,
  rows: [...plain.rows().map(over('TCP')), ...secure.rows().map(over('TLS'))],
  ratios: [...ratiosOver('TCP', plain), ...ratiosOver('TLS', secure)],
  notes: [
    'What limits it: beside what aedes keeps of a client the mock keeps its own stream that sees every byte, a strict decoder, what is on its way out, and what the device said when it logged in. What is more than live heap over plain TCP is mostly heap that V8 got for the log-ins, does not use any more, and does not give back.',
  ],
});
