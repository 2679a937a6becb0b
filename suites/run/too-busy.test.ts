import { describe, expect, test } from 'vitest';
import { holdUp } from '../../mock-platform/generations/v1/testing.ts';
import { playRun } from './play-run.ts';
import { type LampHabits, lampDevice, lampRun, noReport, visit } from './testing.ts';

const bad = noReport('bad');

/** Reports "bad" in some lives; in some the machine is too busy. */
function lamp(badIn: readonly number[], busyIn: readonly number[]): LampHabits {
  return {
    onConnect({ nth, report }) {
      report(badIn.includes(nth) ? 'bad' : 'good');
      if (busyIn.includes(nth)) holdUp(1200);
    },
  };
}

async function run(badIn: readonly number[], busyIn: readonly number[], aims = ['NO-bad']) {
  const scenarios = [visit('opening', { exercises: ['NO-other'] }), visit('visit', { exercises: aims })];
  const settings = { ...lampRun(lampDevice(lamp(badIn, busyIn))), rules: [bad], scenarios };
  const { rules, scenarios: played } = await playRun(settings);
  return { rule: rules[0], opening: played[0], visit: played[1] };
}

describe('what a device did while the machine was too busy', () => {
  test('does not count when it does not do it in a calm time', async () => {
    const { rule, visit } = await run([2], [2]);
    expect(rule).toMatchObject({ verdict: 'pass' });
    expect(rule).not.toHaveProperty('flaky');
    expect(visit).toMatchObject({ outcome: 'ran' });
  });

  test('counts when it does it in a calm time, too', async () => {
    const { rule } = await run([2, 3, 4], [2]);
    expect(rule).toMatchObject({ verdict: 'fail' });
  });

  test('is tried again when the repetition was disturbed', async () => {
    const { rule } = await run([2, 4], [3]);
    expect(rule).toMatchObject({ verdict: 'fail' });
    expect(rule).not.toHaveProperty('flaky');
  });

  test('is not a verdict when there is no calm time', async () => {
    const { rule, visit } = await run([2, 3, 4], [2, 3, 4]);
    expect(rule).toMatchObject({
      verdict: 'could-not-run',
      reason: expect.stringMatching(/The machine was too busy.*it was kept .* elsewhere, which is not enough to pass/),
    });
    expect(visit).toMatchObject({
      outcome: 'could-not-run',
      reason: expect.stringContaining('The machine was too busy'),
    });
  });
});

test('a rule that no scenario aims at does not pass for what it was in a time that was not calm', async () => {
  const { rule } = await run([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6], []);
  expect(rule).toMatchObject({ verdict: 'could-not-run', exercised: 0 });
});

test('the scenario that shows whether the device runs is played again, too', async () => {
  const { opening, rule } = await run([1], [1]);
  expect(opening).toMatchObject({ outcome: 'ran' });
  expect(rule).toMatchObject({ verdict: 'pass' });
});
