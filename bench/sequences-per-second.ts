import { Child } from './frame/child.ts';
import { printResult } from './frame/result.ts';
import { type Figures, Rounds } from './frame/rounds.ts';
import type { SequencesPlayed, SequencesRequest } from './load/sequences.ts';

/** As many as there are cores to use. */
const processes = 2;
/** Of each process in a round. */
const sequences = 1200;
const rounds = 5;

const scripts = { suite: 'judged-sequences', aedes: 'bare-sequences' } as const;
type Kind = keyof typeof scripts;
const kinds: readonly Kind[] = ['suite', 'aedes'];
const justStarted = (kind: Kind) => `${kind}, process just started`;

const start = (kind: Kind) =>
  Promise.all(Array.from({ length: processes }, () => Child.start<string>(`load/${scripts[kind]}`, {})));
const stop = (children: readonly Child<string>[]) => Promise.all(children.map((child) => child.stop()));

let seed = 0;

/** All processes play their share at the same time. */
async function play(children: readonly Child<string>[]): Promise<Figures> {
  const requests = children.map((): SequencesRequest => {
    seed += 1;
    return { sequences, seed };
  });
  const shares = await Promise.all(
    children.map((child, index) => child.ask<SequencesPlayed>(requests[index] as SequencesRequest)),
  );
  const sum = (figure: (share: SequencesPlayed) => number) => shares.reduce((sum, share) => sum + figure(share), 0);
  return {
    'sequences per second': sum(({ seconds }) => sequences / seconds),
    'commands per second': sum(({ commands, seconds }) => commands / seconds),
    'CPU ms per sequence': sum(({ cpuMs }) => cpuMs) / sequences / processes,
  };
}

const lasting = { suite: await start('suite'), aedes: await start('aedes') };
const played = await Rounds.play([...kinds, ...kinds.map(justStarted)], { rounds, warmUp: 2 }, async (name) => {
  const [kind] = name.split(',') as [Kind];
  if (name === kind) return play(lasting[kind]);
  const fresh = await start(kind);
  const figures = await play(fresh);
  await stop(fresh);
  return figures;
});
await stop([...lasting.suite, ...lasting.aedes]);

printResult({
  benchmark: 'Generated sequences per second',
  how: `${processes} processes at a time, ${sequences} generated sequences each in a round, over plain TCP inside the process. The suite: mock platform, device and player, one to five commands and one more as barrier; every rule judges each entry of the journal, and after each step it is asked whether one is broken. aedes: a fast-check model of up to five commands, bare aedes and a client of mqtt, nothing judged and no barrier. Two rounds come first that do not count, except for processes that were just started: their code is still being compiled, which takes a third of their CPU time.`,
  rows: played.rows(),
  ratios: [
    played.figure('sequences per second', 'suite', { atLeast: 600 }),
    played.figure('sequences per second', justStarted('suite'), { atLeast: 600 }),
    played.ratio('sequences per second', 'suite', 'aedes'),
    played.ratio('sequences per second', justStarted('suite'), justStarted('aedes')),
    played.ratio('commands per second', 'suite', 'aedes'),
    played.ratio('CPU ms per sequence', 'suite', 'aedes'),
  ],
  notes: [
    'Where the CPU time of the suite went, by a profile of one lasting process beside other work: platform 25 %, rules 20 % (38 % when each followed the commands by itself), writing to sockets 12 %, the device and its client 12 %, garbage collection 9 %, player and generators 3 %, aedes 2 %; the rest is in Node. A sequence of the suite has 3.8 commands on average, one of aedes 2.4.',
  ],
});
