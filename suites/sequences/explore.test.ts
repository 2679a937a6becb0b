import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { isShortest } from '../../mock-platform/generations/v1/messages-testing.ts';
import { rules } from '../rules/catalogue.ts';
import { LiveJudgement } from '../rules/judge.ts';
import { type LampHabits, lampDevice, lampRun, noReport } from '../run/testing.ts';
import { Rig } from '../scenarios/rig.ts';
import type { Steps } from '../scenarios/step.ts';
import { DrawnSequences } from './drawn-sequences.ts';
import { type Exploration, explore } from './explore.ts';
import { cut, kinds, send } from './testing.ts';

/** Mids 1 to 8 are taken before the first sequence. */
const firstMid = 9;

const exploration: Exploration = {
  sequences: fc.constant([send(1)]),
  rules: [noReport('bad')],
  known: new Set(),
  first: 0,
  isEnough: (played) => played >= 3,
  onIdle: () => {},
  msLeft: () => Number.POSITIVE_INFINITY,
};

/** Explores a lamp; returns the sequences of steps that it began, the one that starts the device first. */
async function explored({
  habits = {},
  ...some
}: Partial<Exploration> & { readonly habits?: LampHabits } = {}): Promise<Steps[]> {
  const rig = await Rig.open(lampRun(lampDevice(habits)));
  onTestFinished(() => rig.close());
  await explore(rig, { ...exploration, ...some });
  return rig.sequences.map((begun) => begun.map(({ step }) => step));
}

/** Reports a text just before it answers a command. */
function reporting(texts: Readonly<Record<number, string>>): LampHabits {
  return {
    onCommand(mid, { report }) {
      const text = texts[mid];
      if (text !== undefined) report(text);
      return { msgType: 'deviceRsp', mid, errcode: 0 };
    },
  };
}

test('sequences follow each other on one device, each with a barrier behind it', async () => {
  const [opening, ...sequences] = await explored();
  expect(kinds(opening ?? [])).toBe('start commands');
  expect(sequences.map(kinds)).toEqual(['command command', 'command command', 'command command']);
});

test('it is asked after each sequence whether that is enough, and told how many steps were drawn', async () => {
  const asked: [sequences: number, steps: number][] = [];
  const isEnough = (...count: [number, number]) => asked.push(count) > 2;
  await explored({ sequences: fc.constant([send(1), send(2)]), isEnough });
  expect(asked).toEqual([
    [0, 0],
    [1, 2],
    [2, 4],
  ]);
});

test('the sequences are those of the seed, from the first that is asked for', async () => {
  const sequences = fc.integer({ min: 0, max: 100 }).map((value) => [send(value)]);
  const [, ...played] = await explored({ sequences, first: 20 });
  const drawn = new DrawnSequences(sequences, lampRun(lampDevice()).seed);
  expect(played.map(([step]) => step)).toEqual([20, 21, 22].map((number) => drawn.at(number)[0]));
});

test('it ends at the step that breaks a rule', async () => {
  const [, ...sequences] = await explored({ habits: reporting({ [firstMid + 2]: 'bad' }) });
  expect(sequences.map(kinds)).toEqual(['command command', 'command']);
});

test('a rule that is known to be broken does not end it', async () => {
  const habits = reporting({ [firstMid + 2]: 'bad' });
  expect(await explored({ habits, known: new Set(['NO-bad']) })).toHaveLength(1 + 3);
});

test('an accusation that falls before all is settled does not end it', async () => {
  const rule = noReport('bad', { id: 'FORGIVING' });
  const forgiving: typeof rule = {
    ...rule,
    judge({ broken }) {
      let forgive = () => {};
      return {
        published(entry) {
          const actual = Buffer.from(entry.payload).toString();
          if (actual === 'good') forgive();
          if (actual !== 'bad') return;
          forgive = broken({ message: 'It was bad.', expected: 'good', actual, evidence: [entry] });
        },
      };
    },
  };
  const habits = reporting({ [firstMid + 2]: 'bad', [firstMid + 3]: 'good' });
  const [, ...sequences] = await explored({ habits, rules: [forgiving] });
  expect(sequences.map(kinds)).toEqual(['command command', 'command', 'command command']);
});

test('a step for which there is no time is left out', async () => {
  const [, ...sequences] = await explored({ sequences: fc.constant([cut, send(1)]), msLeft: () => 1000 });
  expect(sequences.map(kinds)).toEqual(['command command', 'command command', 'command command']);
});

test('a step for which the time has become too short ends its sequence', async () => {
  let left = 100_000;
  const habits: LampHabits = {
    onCommand(mid) {
      if (mid === firstMid) left = 1000;
      return { msgType: 'deviceRsp', mid, errcode: 0 };
    },
  };
  const isEnough = (played: number) => played >= 1;
  const sequences = fc.constant([send(1), cut, send(2)]);
  const lists = await explored({ habits, sequences, isEnough, msLeft: () => left });
  expect(lists.slice(1).map(kinds)).toEqual(['command']);
});

test('a sequence is broken off where the time is over', async () => {
  let left = 1000;
  const habits: LampHabits = {
    onCommand(mid) {
      if (mid === firstMid + 2) left = -1;
      return { msgType: 'deviceRsp', mid, errcode: 0 };
    },
  };
  const isEnough = (played: number) => left < 0 && played >= 1;
  const [, ...sequences] = await explored({ habits, isEnough, msLeft: () => left });
  expect(sequences.map(kinds)).toEqual(['command command', 'command']);
});

test('a device that answers only what is written in its own way is asked in that way, and the way is told', async () => {
  let isHeard = false;
  const habits: LampHabits = {
    onText: (text) => {
      isHeard = isShortest(text);
    },
    onCommand: (mid) => (isHeard ? { msgType: 'deviceRsp', mid, errcode: 0 } : undefined),
  };
  const rig = await Rig.open(lampRun(lampDevice(habits)));
  onTestFinished(() => rig.close());
  const judged = rules.filter(({ id }) => /^V1-CMD-(01|10)$/.test(id));
  const judgement = new LiveJudgement(judged);
  rig.journal.subscribe((entry) => judgement.see(entry));
  await explore(rig, { ...exploration, rules: judged, known: new Set(judged.map(({ id }) => id)) });
  expect(rig.learnt.manner?.trial).toBe('withoutHasMore');
  expect(rig.sequences).toHaveLength(1 + 3);
  await rig.commands.settled();
  expect(judgement.broken().map(({ id }) => id)).toEqual(['V1-CMD-10']);
});
