import { expect, test } from 'vitest';
import { defineRule, type Rule } from '../rules/rule.ts';
import { Learnt } from '../scenarios/learnt.ts';
import { playScenario } from './play-scenario.ts';
import { repeat } from './repeat.ts';
import { rigOptionsOf } from './rig-options-of.ts';
import { type LampHabits, lampDevice, lampRun, noReport, visit } from './testing.ts';

/** Longer than what the lamps below are deaf for. */
const settlingMs = 1500;
const bad = noReport('bad');
const silence = defineRule({
  id: 'NO-silence',
  level: 'MUST',
  sentence: 'answers every command',
  source: 'this test',
  judge: ({ broken }) => ({
    'command-unanswered': (entry) =>
      broken({ message: 'It did not answer.', expected: 'an answer', actual: 'none', evidence: [entry] }),
  }),
});

/** Loses what comes in its first second, and reports "bad". */
function deafAtFirst(): LampHabits {
  let readyAt = Number.POSITIVE_INFINITY;
  return {
    onConnect({ report }) {
      report('bad');
      readyAt = performance.now() + 1000;
    },
    onCommand: (mid) => (performance.now() < readyAt ? undefined : { msgType: 'deviceRsp', mid, errcode: 0 }),
  };
}

/** Silences in a repetition that is made for these rules. */
async function silences(...inDoubt: readonly Rule[]): Promise<number> {
  const learnt = new Learnt();
  const settings = { ...lampRun(lampDevice(deafAtFirst())), rules: [bad, silence], learnt };
  const scenario = visit('visit');
  const played = await playScenario(scenario, rigOptionsOf(scenario, settings, true), settings.rules);
  expect(played.findings.map(({ violations }) => violations.length)).toEqual([1, 1]);
  expect(learnt.deafMs).toBe(settlingMs);
  const [again] = await repeat(scenario, played, inDoubt, settings, (play) => play());
  return again?.journal.filter(({ type }) => type === 'command-unanswered').length ?? -1;
}

test('a device that is deaf at first has its time, where its silence is not what is in doubt', async () => {
  expect(await silences(bad)).toBe(0);
});

test('a silence is proved with a device that is asked at once', async () => {
  expect(await silences(silence, bad)).toBe(1);
});
