import { describe, expect, test } from 'vitest';
import { freePort } from '../../mock-platform/listeners/free-port.ts';
import type { Progress } from './run-progress.ts';
import { scenarioSeed } from './seeds.ts';
import { badIn, type Life, noReport, opening, run, visit } from './testing.ts';

/** Scenarios that notice how many of them were underway at once. */
function crowd(count: number) {
  let underway = 0;
  const seen: number[] = [];
  const scenarios = Array.from({ length: count }, (_, n) =>
    visit(`crowd-${n}`, {
      async play(rig) {
        underway += 1;
        seen.push(underway);
        await rig.startAndConnect();
        underway -= 1;
      },
    }),
  );
  return { scenarios: [opening, ...scenarios], most: () => Math.max(...seen) };
}

describe('what does not apply', () => {
  const adapter = visit('driven', { needs: ['adapter'], exercises: ['NO-bad'] });
  const settings = { scenarios: [opening, adapter], rules: [noReport('bad', { needs: ['adapter'] })] };

  test('is not played, for the reason that the device turned out to give', async () => {
    const { scenarios, rules } = await run({}, settings);
    expect(scenarios.map(({ name }) => name)).toEqual(['opening']);
    expect(rules).toMatchObject([{ verdict: 'not-applicable', reason: 'the device has no adapter' }]);
  });

  test('is played where the device has an adapter', async () => {
    const { scenarios } = await run({ drivable: true }, settings);
    expect(scenarios.map(({ name }) => name)).toEqual(['driven', 'opening']);
  });

  test('is unknown where the device never ran', async () => {
    const { rules } = await run({ drivable: true, instead: ({ exit }) => exit(1) }, settings);
    expect(rules).toMatchObject([{ verdict: 'could-not-run' }]);
  });

  test('has the reason that was declared, if there is one', async () => {
    const inapplicable = new Map([['adapter', 'you said so'] as const]);
    const { rules } = await run({}, { ...settings, inapplicable });
    expect(rules).toMatchObject([{ verdict: 'not-applicable', reason: 'you said so' }]);
  });

  test('long scenarios are left out unless they are asked for, and their rules say so', async () => {
    const long = { scenarios: [visit('opening'), visit('patient', { long: true, exercises: ['NO-bad'] })] };
    const short = await run({}, { ...long, rules: [noReport('bad', { needs: [] })] });
    expect(short.scenarios.map(({ name }) => name)).toEqual(['opening']);
    const whole = await run(badIn(), { ...long, long: true });
    expect(whole.scenarios.map(({ name }) => name)).toEqual(['opening', 'patient']);
  });
});

describe('scenarios', () => {
  test('are played side by side', async () => {
    let arrived = 0;
    let all = () => {};
    const together = new Promise<void>((resolve) => {
      all = resolve;
    });
    const play = () => {
      arrived += 1;
      if (arrived === 4) all();
      return together;
    };
    const four = ['one', 'two', 'three', 'four'].map((name) => visit(name, { play }));
    const { scenarios } = await run({}, { scenarios: [opening, ...four] });
    expect(scenarios.map(({ outcome }) => outcome)).toEqual(['ran', 'ran', 'ran', 'ran', 'ran']);
  });

  test('are played one by one where the port is of the user’s choice', async () => {
    const { scenarios, most } = crowd(3);
    const { summary } = await run(badIn(), { scenarios, port: await freePort() });
    expect(most()).toBe(1);
    expect(summary.verdict).toBe('pass');
  });

  test('are played one by one, and once, with hardware on the bench', async () => {
    const { scenarios, most } = crowd(3);
    let lives = 0;
    const onConnect = ({ report, nth }: Life) => {
      report('bad');
      lives = nth;
    };
    const { rules } = await run({ kind: 'external', onConnect }, { scenarios });
    expect(most()).toBe(1);
    expect(lives).toBe(4);
    expect(rules).toMatchObject([{ verdict: 'fail' }]);
  });

  test('have their own seeds, the same when they are played again', async () => {
    const seeds: [string, number][] = [];
    const noted = (name: string) =>
      visit(name, {
        async play(rig) {
          seeds.push([name, rig.options.seed]);
          await rig.startAndConnect();
        },
      });
    await run(badIn(1), { scenarios: [noted('one'), noted('two')], seed: 77 });
    expect(seeds.toSorted()).toEqual([
      ['one', scenarioSeed(77, 'one')],
      ['one', scenarioSeed(77, 'one')],
      ['two', scenarioSeed(77, 'two')],
    ]);
  });

  test('are counted as they begin and end', async () => {
    const progress: Progress[] = [];
    await run(badIn(), { onProgress: (step) => progress.push(step) });
    expect(progress).toMatchObject([
      { running: ['opening'], done: 0, all: 2 },
      { running: [], done: 1, all: 2 },
      { running: ['visits'], done: 1, all: 2 },
      { running: [], done: 2, all: 2 },
    ]);
  });
});
