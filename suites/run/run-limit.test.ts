import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { limited, usualLimitMs } from './run-limit.ts';
import { run, visit } from './testing.ts';

const command = { kind: 'command', command: ['device'], cwd: '.', env: {} } as const;
const external = { kind: 'external', cwd: '.', env: {} } as const;

describe('a run may usually take', () => {
  test.each([
    ['half a minute, if it is quick', { runs: 'quick', long: false, device: command }, 30_000],
    ['two minutes', { runs: 'normal', long: false, device: command }, 120_000],
    ['two hours, if it is thorough', { runs: 'thorough', long: false, device: command }, 7_200_000],
    ['a second more for each sequence that is asked for', { runs: 500, long: false, device: command }, 620_000],
    ['half an hour more for the keep-alive', { runs: 'normal', long: true, device: command }, 1_920_000],
    ['an hour more on the bench', { runs: 'normal', long: false, device: external }, 3_720_000],
  ] as const)('%s', (_, configuration, ms) => {
    expect(usualLimitMs(configuration)).toBe(ms);
  });

  test('four times as long, if it plays one after the other', () => {
    expect(usualLimitMs({ runs: 'normal', long: true, device: command }, true)).toBe(480_000 + 1_800_000);
  });
});

test('the limit comes in its time, also on a machine that is busy', () => {
  let now = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
  onTestFinished(() => {
    clock.mockRestore();
    vi.useRealTimers();
  });
  const { stop } = limited(1000, undefined);
  // For half of it this process cannot run.
  for (const ms of [550, 450]) {
    expect(stop.aborted).toBe(false);
    now += ms;
    vi.advanceTimersByTime(ms);
  }
  expect(stop.reason).toBe('at its limit of 1 s (timeouts.runMs)');
});

test('at its limit a run stops in order, reports what it has, and says what it did not get to', async () => {
  const waits = visit('waits', { exercises: ['NO-bad'], play: (rig) => rig.pass(600_000) });
  const { summary, rules } = await run({}, { scenarios: [waits], limitMs: 1000 });
  const why = 'at its limit of 1 s (timeouts.runMs)';
  expect(summary).toMatchObject({ verdict: 'not-exercised', stopped: why });
  expect(rules).toMatchObject([{ id: 'NO-bad', exercised: 0, reason: expect.stringContaining(why) }]);
});

test('a run that ends before its limit knows nothing of it', async () => {
  const { summary } = await run({}, { limitMs: 60_000 });
  expect(summary).not.toHaveProperty('stopped');
});
