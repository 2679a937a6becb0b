import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exitCode } from '../verdicts/exit-code.ts';
import { type RunSettings, runConformance } from './run-conformance.ts';
import type { Progress } from './run-progress.ts';
import { scenarioSeed } from './seeds.ts';
import { type LampHabits, type Life, lampDevice, lampRun, noReport, visit } from './testing.ts';

const bad = noReport('bad');
const opening = visit('opening', { exercises: ['NO-other'] });
const visits = visit('visits', { exercises: ['NO-bad'] });

function run(habits: LampHabits, settings: Partial<RunSettings> = {}) {
  return runConformance({ ...lampRun(lampDevice(habits)), rules: [bad], scenarios: [opening, visits], ...settings });
}

/** Reports "bad" in the lives that are told. */
function badIn(...lives: number[]): LampHabits {
  return { onConnect: ({ nth, report }) => report(lives.includes(nth) ? 'bad' : 'good') };
}

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

describe('a device that', () => {
  test('keeps the rules passes', async () => {
    const { summary, rules, scenarios, device } = await run(badIn());
    expect(summary).toMatchObject({ verdict: 'pass', flaky: 0, seed: 1 });
    expect(rules).toMatchObject([{ id: 'NO-bad', verdict: 'pass', exercised: 4 }]);
    expect(scenarios).toMatchObject([
      { name: 'opening', outcome: 'ran', replay: 'token of opening' },
      { name: 'visits', outcome: 'ran', replay: 'token of visits' },
    ]);
    expect(device).toEqual({ kind: 'module', command: ['a lamp'] });
    expect(exitCode(summary)).toBe(0);
  });

  test('always breaks a rule fails', async () => {
    const { summary, rules } = await run(badIn(1, 2, 3, 4));
    expect(rules).toMatchObject([
      { verdict: 'fail', broken: 2, violations: [{ scenario: 'opening' }, { scenario: 'visits' }] },
    ]);
    expect(rules[0]).not.toHaveProperty('flaky');
    expect(exitCode(summary)).toBe(1);
  });

  test('breaks a rule once, and not again alone and fresh, is reported as flaky, with both traces', async () => {
    const { summary, rules } = await run(badIn(2));
    expect(rules).toMatchObject([
      {
        verdict: 'warn',
        flaky: true,
        reason: 'broken, but not again when the scenario ran alone on a fresh device',
        violations: [{ scenario: 'visits', flaky: true, replay: 'token of visits' }],
      },
    ]);
    const [violation] = rules[0]?.violations ?? [];
    expect(violation?.trace.filter(({ offending }) => offending)).toMatchObject([
      { summary: expect.stringContaining('bad') },
    ]);
    expect(violation?.repeatTrace?.map(({ summary }) => summary).join()).not.toContain('bad');
    expect(exitCode(summary)).toBe(3);
  });

  test('breaks a rule that it is known to break does not fail the run', async () => {
    const known = [{ rule: 'NO-bad', reason: 'the next release mends it' }];
    const { summary, rules } = await run(badIn(1, 2, 3, 4), { known });
    expect(rules).toMatchObject([{ verdict: 'fail', known: { reason: 'the next release mends it' } }]);
    expect(exitCode(summary)).toBe(0);
  });

  test('does not come once gets a second chance, alone', async () => {
    const { scenarios, rules, summary } = await run({
      onConnect: ({ nth, exit, report }) => (nth === 2 ? exit(1) : report('good')),
    });
    expect(scenarios).toMatchObject([{ outcome: 'ran' }, { name: 'visits', outcome: 'ran' }]);
    expect(rules).toMatchObject([{ verdict: 'pass' }]);
    expect(summary.verdict).toBe('pass');
  });

  test('never comes again could not run', async () => {
    const { scenarios, rules, summary } = await run({
      onConnect: ({ nth, exit, report }) => (nth >= 2 ? exit(1) : report('good')),
    });
    expect(scenarios[1]).toMatchObject({
      name: 'visits',
      outcome: 'could-not-run',
      reason: expect.stringContaining('The device ended (exit code 1) before it was ready'),
      output: ['connected as lamp_1'],
    });
    // It was exercised in the opening.
    expect(rules).toMatchObject([{ verdict: 'pass' }]);
    expect(exitCode(summary)).toBe(3);
  });

  test('breaks a rule and ends, and does neither again, is flaky all the same', async () => {
    const { rules, scenarios, summary } = await run({
      onConnect: ({ nth, report }) => report(nth === 2 ? 'bad' : 'good'),
      onCommand: (mid, { nth, exit }) => {
        if (nth !== 2) return { msgType: 'deviceRsp', mid, errcode: 0 };
        exit(1);
        return undefined;
      },
    });
    expect(rules).toMatchObject([{ verdict: 'warn', flaky: true, broken: 1 }]);
    expect(scenarios[1]).toMatchObject({ name: 'visits', outcome: 'could-not-run' });
    expect(exitCode(summary)).toBe(3);
  });

  test('does not even come to the opening is not asked to play on', async () => {
    let starts = 0;
    const { scenarios, rules, summary } = await run({
      instead: ({ exit }) => {
        starts += 1;
        exit(2);
      },
    });
    expect(starts).toBe(1);
    expect(scenarios).toMatchObject([{ name: 'opening', outcome: 'could-not-run' }]);
    expect(rules).toMatchObject([
      { verdict: 'could-not-run', reason: expect.stringContaining('opening: The device ended') },
    ]);
    expect(exitCode(summary)).toBe(3);
  });
});

describe("the suite's own error", () => {
  const failing = (times: number) => {
    let played = 0;
    return visit('visits', {
      exercises: ['NO-bad'],
      play: async () => {
        played += 1;
        if (played <= times) throw new Error('the suite is wrong');
      },
    });
  };

  test.each([1, 2])('is loud, even if it would not repeat: %j times', async (times) => {
    const { scenarios, summary } = await run(badIn(), { scenarios: [opening, failing(times)] });
    expect(scenarios[1]).toMatchObject({
      outcome: 'harness-error',
      reason: expect.stringContaining('the suite is wrong'),
    });
    expect(summary.verdict).toBe('harness-error');
    expect(exitCode(summary)).toBe(3);
  });
});

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

  test('have seeds of their own, the same when they are played again', async () => {
    const seeds: [string, number][] = [];
    const noted = (name: string) =>
      visit(name, {
        async play(rig) {
          seeds.push([name, rig.options.seed]);
          await rig.startAndConnect();
        },
      });
    await run(badIn(1), { scenarios: [noted('one'), noted('two')], seed: 77 });
    expect(seeds).toEqual([
      ['one', scenarioSeed(77, 'one')],
      ['two', scenarioSeed(77, 'two')],
      ['one', scenarioSeed(77, 'one')],
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

describe('the device is closed', () => {
  test('when the run is over', async () => {
    let closed = false;
    const onClose = () => {
      closed = true;
    };
    await run({ ...badIn(), onClose });
    expect(closed).toBe(true);
  });

  test('when the port is taken, which is a mistake in the configuration', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    let closed = false;
    const onClose = () => {
      closed = true;
    };
    await expect(run({ onClose }, { port })).rejects.toMatchObject({ name: 'ConfigurationError' });
    expect(closed).toBe(true);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
