import { expect, test } from 'vitest';
import { rules as catalogue } from '../rules/catalogue.ts';
import { playScenario } from '../run/play-scenario.ts';
import { type LampHabits, lampDevice, lampRun, visit } from '../run/testing.ts';
import { Learnt } from './learnt.ts';

const judged = catalogue.filter(({ id }) => id.startsWith('V1-CMD-'));
const waits = { startMs: 2000, answerMs: 6000, reportMs: 400, reconnectMs: 2000 };
const answer = (mid: number) => ({ msgType: 'deviceRsp', mid, errcode: 0 });

/** Answers the commands that `isHeard` picks. */
function hearing(isHeard: (message: Readonly<Record<string, unknown>>, nth: number) => boolean): LampHabits {
  let heard = true;
  let nth = 0;
  return {
    onMessage: (message) => {
      nth += 1;
      heard = isHeard(message, nth);
    },
    onCommand: (mid) => (heard ? answer(mid) : undefined),
  };
}

async function played(habits: LampHabits, { answerMs = waits.answerMs } = {}) {
  const learnt = new Learnt();
  const scenario = visit('visit', {
    async play(rig) {
      await rig.startAndConnect();
      await rig.commands.barrier();
      await rig.commands.barrier();
    },
  });
  const { findings, journal } = await playScenario(
    scenario,
    { ...lampRun(lampDevice(habits)), waits: { ...waits, answerMs }, learnt },
    judged,
  );
  const told = findings.flatMap(({ rule, violations }) => violations.map(({ message }) => `${rule.id} ${message}`));
  return { told, learnt, journal };
}

test('a device that answers at once is asked once, and in no other way', async () => {
  const { told, journal } = await played({ onCommand: answer });
  expect(told).toEqual([]);
  expect(journal.filter(({ type }) => type === 'command-sent')).toHaveLength(2);
});

test('a device that loses its first command is known for that, and for answering later', {
  timeout: 20_000,
}, async () => {
  const { told, learnt } = await played(hearing((_, nth) => nth > 1));
  expect(told).toEqual([
    'V1-CMD-01 It did not answer Brightness/LEVEL with mid 1. It answers a while after its SUBSCRIBE.',
  ]);
  expect(learnt.deafMs).toBeGreaterThan(0);
});

test('what makes a device answer is found, proved, and used from then on', { timeout: 20_000 }, async () => {
  const { told, learnt, journal } = await played(hearing((message) => !('hasMore' in message)));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatch(/^V1-CMD-10 It did not answer .* It answers when `hasMore` is left out\.$/);
  expect(learnt.manner?.trial).toBe('withoutHasMore');
  expect(journal.findLast(({ type }) => type === 'command-sent')).not.toHaveProperty('trial');
  expect(journal.at(-1)).toBeDefined();
});

test('a device that answers in no way breaks one rule, once', { timeout: 40_000 }, async () => {
  const { told } = await played(hearing(() => false));
  expect(told).toEqual([expect.stringMatching(/^V1-CMD-01 It did not answer /)]);
});

test('a device that answers with a wrong mid is asked in no other way, and once that is known its answers are taken', async () => {
  let before = 61_000;
  const { told, journal } = await played({
    onCommand: (mid, { report }) => {
      const text = JSON.stringify(answer(before));
      before = mid;
      // It takes so long that its right answer is waited for longer than until it would be asked again.
      setTimeout(() => report(text), 150);
      return undefined;
    },
  });
  expect(told).toEqual([expect.stringMatching(/^V1-CMD-01 It did not answer .* with mid 1\.$/)]);
  const ends = journal.flatMap((entry) => {
    if (entry.type === 'command-unanswered') return [`${entry.key} unanswered`];
    return entry.type === 'command-answered' ? [`${entry.key} answered with another ${entry.otherwise}`] : [];
  });
  expect(ends.slice(0, 3)).toEqual(['1 unanswered', '2 unanswered', '3 answered with another key']);
  expect(journal.some((entry) => entry.type === 'command-sent' && entry.again !== undefined)).toBe(false);
});

test('a device that answers all commands late is known for that, and its late answers are read', {
  timeout: 30_000,
}, async () => {
  const lateMs = 1800;
  const { told, journal } = await played(
    {
      onCommand: (mid, { report }) => {
        setTimeout(() => report(JSON.stringify({ ...answer(mid), errcode: 'none' })), lateMs);
        return undefined;
      },
    },
    { answerMs: 600 },
  );
  expect(new Set(told.map((one) => one.slice(0, 9)))).toEqual(new Set(['V1-CMD-05', 'V1-CMD-07']));
  expect(journal.findLast(({ type }) => type === 'command-answered')).toMatchObject({ late: true });
});
