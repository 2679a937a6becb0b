import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectWhenCalm } from './collect-when-calm.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const MiB = 1024 * 1024;

function watched({ heapTotal = 200 * MiB, utilization = 0.1 } = {}) {
  const state = { heapTotal, utilization, now: 0, collections: 0 };
  const end = collectWhenCalm({
    collect: () => {
      state.collections += 1;
    },
    heapTotal: () => state.heapTotal,
    utilization: () => state.utilization,
    now: () => state.now,
  });
  const pass = (seconds: number) => {
    for (let n = 0; n < seconds / 5; n += 1) {
      state.now += 5000;
      vi.advanceTimersByTime(5000);
    }
  };
  return { state, pass, end };
}

test('a large heap is collected when it is calm, at most every half minute, until it is ended', () => {
  const { state, pass, end } = watched();
  pass(25);
  expect(state.collections).toBe(0);
  pass(65);
  expect(state.collections).toBe(3);
  end();
  pass(100);
  expect(state.collections).toBe(3);
});

test('while there is much to do nothing is collected, and it is made up for afterwards', () => {
  const { state, pass } = watched({ utilization: 0.9 });
  pass(120);
  expect(state.collections).toBe(0);
  state.utilization = 0.2;
  pass(5);
  expect(state.collections).toBe(1);
});

test('a small heap is left alone', () => {
  const { state, pass } = watched({ heapTotal: 100 * MiB });
  pass(300);
  expect(state.collections).toBe(0);
});
