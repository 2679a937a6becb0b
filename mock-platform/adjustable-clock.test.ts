import { expect, test } from 'vitest';
import { AdjustableClock } from './adjustable-clock.ts';

/** Real time goes on while a test runs; two readings are the same up to this, in milliseconds. */
const slack = 5_000;

test('shows the real time until it is set', () => {
  const clock = new AdjustableClock();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(slack);
  const before = clock.monotonic();
  expect(clock.monotonic()).toBeGreaterThanOrEqual(before);
});

test('advanced, fires what falls due in the order of its times, also what is set on the way', () => {
  const clock = new AdjustableClock();
  const began = clock.monotonic();
  const fired: [string, number][] = [];
  const note = (name: string) => () => fired.push([name, Math.floor((clock.monotonic() - began) / 3_600_000)]);
  clock.after(3 * 3_600_000, note('third'));
  clock.after(3_600_000, () => {
    note('first')();
    clock.after(3_600_000, note('second'));
  });
  clock.after(10 * 3_600_000, note('late'));
  clock.after(2_000_000, note('cancelled'))();
  clock.advance(5 * 3_600_000);
  expect(fired).toEqual([
    ['first', 1],
    ['second', 2],
    ['third', 3],
  ]);
  expect(clock.monotonic() - began).toBeGreaterThanOrEqual(5 * 3_600_000);
  expect(clock.now() - Date.now()).toBeGreaterThan(5 * 3_600_000 - slack);
});

test('what is left of a wait after an advance passes in real time', async () => {
  const clock = new AdjustableClock();
  const fired = new Promise<void>((resolve) => clock.after(3_600_000, resolve));
  clock.advance(3_600_000 - 5);
  await fired;
});

test('fires in real time, too', async () => {
  await new Promise<void>((resolve) => new AdjustableClock().after(1, resolve));
});

test('never fires before its time, not even by the fraction of a millisecond that a timer may be early', async () => {
  const clock = new AdjustableClock();
  const waits = Array.from({ length: 300 }, (_, n) => 1 + n / 17);
  const missing = await Promise.all(
    waits.map(async (ms) => {
      const due = clock.monotonic() + ms;
      await new Promise<void>((resolve) => clock.after(ms, resolve));
      return due - clock.monotonic();
    }),
  );
  expect(Math.max(...missing)).toBeLessThanOrEqual(0);
});

test('set, shows another wall time and lets waits be, until it is reset', () => {
  const clock = new AdjustableClock();
  const before = clock.monotonic();
  let fired = false;
  const cancel = clock.after(60_000, () => {
    fired = true;
  });
  clock.set(0);
  expect(clock.now()).toBeLessThan(slack);
  clock.set(Date.parse('2040-01-01T00:00:00Z'));
  expect(new Date(clock.now()).getUTCFullYear()).toBe(2040);
  expect(clock.monotonic() - before).toBeLessThan(slack);
  expect(fired).toBe(false);
  cancel();
  clock.advance(120_000);
  clock.reset();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(slack);
  expect(fired).toBe(false);
});
