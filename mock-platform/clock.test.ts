import { expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';

test('a virtual clock fires timers in the order of their times, those that timers set too', () => {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1));
  const fired: string[] = [];
  clock.after(20, () => fired.push(`b at ${clock.monotonic()}`));
  clock.after(10, () => {
    fired.push(`a at ${clock.monotonic()}`);
    clock.after(5, () => fired.push(`c at ${clock.monotonic()}`));
  });
  clock.advance(100);
  expect(fired).toEqual(['a at 10', 'c at 15', 'b at 20']);
  expect(clock.now()).toBe(Date.UTC(2026, 0, 1) + 100);
});

test('a virtual clock does not fire what was cancelled, nor what is not yet due', () => {
  const clock = new VirtualClock(0);
  const fired: string[] = [];
  clock.after(10, () => fired.push('cancelled'))();
  clock.after(11, () => fired.push('later'));
  clock.advance(10);
  expect(fired).toEqual([]);
  clock.advance(1);
  expect(fired).toEqual(['later']);
});
