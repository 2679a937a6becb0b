import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { firstSignal } from './first-signal.ts';

// A signal that no test sends here.
const signal = 'SIGWINCH';
let before: number;
beforeEach(() => {
  vi.useFakeTimers();
  before = process.listenerCount(signal);
});
afterEach(() => {
  vi.useRealTimers();
});
const listeners = () => process.listenerCount(signal) - before;

test('the same Ctrl-C once more, passed on by npm, is not the second one, which the process does not hear', async () => {
  const heard = firstSignal([signal]);
  process.emit(signal, signal);
  expect(await heard).toBe(signal);
  process.emit(signal, signal);
  vi.advanceTimersByTime(999);
  expect(listeners()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(listeners()).toBe(0);
});

test('the callback runs once when nothing listens any more', async () => {
  const over = vi.fn(() => expect(listeners()).toBe(0));
  const until = new AbortController();
  void firstSignal([signal], until.signal, over);
  until.abort();
  expect(over).toHaveBeenCalledOnce();

  const ended = new AbortController();
  void firstSignal([signal], ended.signal, over);
  process.emit(signal, signal);
  vi.advanceTimersByTime(1000);
  ended.abort();
  expect(over).toHaveBeenCalledTimes(2);
});
