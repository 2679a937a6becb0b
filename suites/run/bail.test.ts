import { expect, test } from 'vitest';
import { exitCode } from '../verdicts/exit-code.ts';
import { badIn, type LampHabits, noReport, run, visit } from './testing.ts';

const scenarios = ['opening', 'second', 'third'].map((name) => visit(name, { exercises: ['NO-bad'] }));

/** Habits that report "bad" in the given lives, and the lives that there were. */
function counted(...bad: number[]): { habits: LampHabits; lives: number[] } {
  const lives: number[] = [];
  const { onConnect } = badIn(...bad);
  const habits: LampHabits = {
    onConnect(life) {
      lives.push(life.nth);
      return onConnect?.(life);
    },
  };
  return { habits, lives };
}

test('a failure that repeats stops the run: the rest is not played', async () => {
  const { habits, lives } = counted(1, 2, 3, 4, 5, 6);
  const { rules, scenarios: played, summary } = await run(habits, { scenarios, bail: true });
  expect(rules).toMatchObject([{ verdict: 'fail', broken: 1, violations: [{ scenario: 'opening' }] }]);
  expect(played.map(({ name }) => name)).toEqual(['opening']);
  expect(lives).toEqual([1, 2]);
  expect(summary.stopped).toBe('at the first failure, by --bail');
  expect(exitCode(summary)).toBe(1);
});

test('a failure that does not repeat stops nothing, and stays in the result', async () => {
  const { rules, scenarios: played, summary } = await run(badIn(1), { scenarios, bail: true });
  expect(rules).toMatchObject([{ verdict: 'warn', flaky: true, violations: [{ scenario: 'opening' }] }]);
  expect(played).toMatchObject([
    { name: 'opening', outcome: 'ran' },
    { name: 'second', outcome: 'ran' },
    { name: 'third', outcome: 'ran' },
  ]);
  expect(summary).not.toHaveProperty('stopped');
  expect(exitCode(summary)).toBe(3);
});

test.each([
  ['is only a warning', { rules: [noReport('bad', { level: 'SHOULD' })] }],
  ['is known', { known: [{ rule: 'NO-bad', reason: 'the next release mends it' }] }],
])('a broken rule that %s does not stop the run', async (_, settings) => {
  const { scenarios: played, summary } = await run(badIn(1, 2, 3, 4, 5, 6), { scenarios, bail: true, ...settings });
  expect(played).toHaveLength(3);
  expect(summary).not.toHaveProperty('stopped');
  expect(exitCode(summary)).toBe(0);
});

test('a broken SHOULD on which the run is strict stops it', async () => {
  const rules = [noReport('bad', { level: 'SHOULD' })];
  const { scenarios: played } = await run(badIn(1, 2, 3, 4), { scenarios, bail: true, rules, strict: ['NO'] });
  expect(played).toHaveLength(1);
});

test('a run in which nothing fails is played to its end', async () => {
  const { scenarios: played, summary } = await run(badIn(), { scenarios, bail: true });
  expect(played).toHaveLength(3);
  expect(summary).not.toHaveProperty('stopped');
  expect(exitCode(summary)).toBe(0);
});
