import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Learnt } from '../scenarios/learnt.ts';
import { exitCode } from '../verdicts/exit-code.ts';
import { badIn, opening, run, visit } from './testing.ts';

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

  test('was looked at before is told of in seconds since then', async () => {
    const told: number[] = [];
    const began = performance.now() - 100_000;
    const { summary } = await run(badIn(1, 2, 3, 4), { began, onBelieved: ({ afterMs }) => told.push(afterMs) });
    expect([summary.durationMs > 100_000, told.every((ms) => ms > 100_000), told.length]).toEqual([true, true, 1]);
  });

  test('was waited for in vain before is not waited for as long once more', async () => {
    const learnt = new Learnt();
    learnt.neverComes('startMs');
    const waits = { startMs: 60_000, answerMs: 500, reportMs: 500, reconnectMs: 500 };
    const { scenarios } = await run({ instead: () => {} }, { learnt, waits });
    expect(scenarios[0]).toMatchObject({ outcome: 'could-not-run' });
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
      reason: expect.stringContaining('The device ended with exit code 1 before it was ready'),
      output: ['connected as lamp_1'],
    });
    // It was exercised in the opening, and what its own scenario would have shown stays open.
    expect(rules).toMatchObject([{ verdict: 'could-not-run' }]);
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
    expect(scenarios[1]).toMatchObject({ name: 'visits', outcome: 'ran' });
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
