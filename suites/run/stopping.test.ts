import { expect, test } from 'vitest';
import { freePort } from '../../mock-platform/listeners/free-port.ts';
import { defineRule } from '../rules/rule.ts';
import { exitCode } from '../verdicts/exit-code.ts';
import type { RunSettings } from './run-settings.ts';
import { untilStopped } from './stopping.ts';
import { type Life, noReport, opening, run, visit } from './testing.ts';

/** A run whose device stops it from within one of its lives, and never answers in that life. */
async function stoppedRun(inLife: number, settings: Partial<RunSettings> = {}, bad: readonly number[] = []) {
  const controller = new AbortController();
  const lives: number[] = [];
  const onConnect = async ({ nth, report }: Life) => {
    lives.push(nth);
    report(bad.includes(nth) ? 'bad' : 'good');
    if (nth < inLife) return;
    // Once what it reported is there, the run is stopped; this life does not get any further.
    setImmediate(() => controller.abort('by Ctrl-C'));
    await new Promise(() => {});
  };
  const result = await run({ onConnect }, { stop: controller.signal, ...settings });
  return { ...result, lives };
}

// On a fixed port a run plays one scenario after another.
test('a run that is stopped begins nothing more, and says which rules did not show', async () => {
  const scenarios = [opening, visit('restarts', { play: restarts }), visit('later', { exercises: ['NO-other'] })];
  const { summary, rules, lives, ...result } = await stoppedRun(2, { scenarios, port: await freePort() });
  expect(summary).toMatchObject({ verdict: 'not-exercised', stopped: 'by Ctrl-C', flaky: 0 });
  expect(exitCode(summary)).toBe(3);
  expect(rules).toMatchObject([{ id: 'NO-bad', verdict: 'pass' }]);
  expect(result.scenarios.map(({ name }) => name)).toEqual(['opening']);
  expect(lives).toEqual([1, 2]);
});

/** Would start its device five times. */
async function restarts(rig: Parameters<typeof opening.play>[0]): Promise<void> {
  for (let n = 0; n < 5; n++) {
    await rig.startAndConnect().catch(() => {});
    await rig.stop();
  }
}

test('a rule that was not reached is reported with what stopped the run', async () => {
  const { summary, rules } = await stoppedRun(1);
  expect(summary.verdict).toBe('not-exercised');
  expect(rules).toMatchObject([
    { verdict: 'not-exercised', reason: 'the run was stopped by Ctrl-C before a scenario showed this' },
  ]);
});

test('a failure that could not be repeated before the stop does not accuse the device', async () => {
  const inTurn = { scenarios: [opening, visit('visits')], port: await freePort() };
  const { summary, rules, scenarios } = await stoppedRun(3, inTurn, [1, 2, 3]);
  expect(rules).toMatchObject([
    {
      verdict: 'warn',
      flaky: true,
      reason: 'broken, and could not be tried again: the run was stopped by Ctrl-C',
      violations: [{ scenario: 'opening' }, { scenario: 'visits' }],
    },
  ]);
  expect(scenarios.map(({ name }) => name)).toEqual(['opening', 'visits']);
  expect(exitCode(summary)).toBe(3);
});

test('a failure that was repeated before the stop stays', async () => {
  const inTurn = { scenarios: [opening, visit('visits')], budgetMs: 2000, port: await freePort() };
  const { summary, rules } = await stoppedRun(4, inTurn, [1, 2, 3]);
  expect(rules).toMatchObject([{ verdict: 'fail' }]);
  expect(summary).toMatchObject({ verdict: 'fail', stopped: 'by Ctrl-C' });
});

test('a stop while only shorter sequences are looked for leaves no rule open', async () => {
  const never = defineRule({ ...noReport('never'), when: 'reports so', judge: () => ({}) });
  const controller = new AbortController();
  let isBelieved = false;
  const onConnect = async ({ report }: Life) => {
    report('bad');
    if (!isBelieved) return;
    // The first life after the failure has shown itself again is one of the search.
    controller.abort('by Ctrl-C');
    await new Promise(() => {});
  };
  const onBelieved = () => {
    isBelieved = true;
  };
  const inTurn = { scenarios: [opening, visit('visits')], budgetMs: 2000, port: await freePort() };
  const rules = [noReport('bad'), never];
  const { summary, ...result } = await run({ onConnect }, { ...inTurn, rules, stop: controller.signal, onBelieved });
  expect(summary.stopped).toBe('by Ctrl-C');
  expect(result.rules.map(({ verdict }) => verdict)).toEqual(['fail', 'not-applicable']);
});

test('an entry of `known` is not called stale by a run that was stopped', async () => {
  const { summary, stale } = await stoppedRun(2, { known: [{ rule: 'NO-bad', reason: 'soon' }] });
  expect({ stale, exitCode: exitCode(summary) }).toEqual({ stale: [], exitCode: 3 });
});

test('of many scenarios that wait at the same time the user hears no warning of a leak', async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => void warnings.push(warning);
  process.on('warning', hear);
  const { signal } = new AbortController();
  const waits = Array.from({ length: 20 }, () => untilStopped(new Promise(setImmediate), signal));
  expect(await Promise.all(waits)).toEqual(Array.from({ length: 20 }, () => true));
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});
