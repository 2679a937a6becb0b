import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectWhenCalm } from './collect-when-calm.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const MiB = 1024 * 1024;

/** A heap of which `free` is free, and `left` after a collection. */
function watched({ free = 40 * MiB, left = 40 * MiB, utilization = 0.1 } = {}) {
  const state = { free, taken: 60 * MiB, utilization, now: 0, collections: 0 };
  const end = collectWhenCalm({
    collect: () => {
      state.collections += 1;
      state.free = left;
    },
    free: () => state.free,
    taken: () => state.taken,
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

test('a heap with much that is free is collected when it is calm, at most every half minute, until it is ended', () => {
  const { state, pass, end } = watched({ left: 20 * MiB });
  pass(25);
  expect(state.collections).toBe(0);
  for (let n = 1; n <= 3; n += 1) {
    state.free = 40 * MiB;
    pass(30);
    expect(state.collections).toBe(n);
  }
  end();
  state.free = 40 * MiB;
  pass(100);
  expect(state.collections).toBe(3);
});

test('what a collection cannot give back is not tried again, only more', () => {
  const { state, pass } = watched();
  pass(300);
  expect(state.collections).toBe(1);
  state.free = 47 * MiB;
  pass(300);
  expect(state.collections).toBe(1);
  state.free = 48 * MiB;
  pass(5);
  expect(state.collections).toBe(2);
});

test('while there is much to do nothing is collected, and it is made up for afterwards', () => {
  const { state, pass } = watched({ utilization: 0.9 });
  pass(120);
  expect(state.collections).toBe(0);
  state.utilization = 0.2;
  pass(5);
  expect(state.collections).toBe(1);
});

test('a heap of which as much is free as usual is left alone', () => {
  const { state, pass } = watched({ free: 27 * MiB });
  pass(300);
  expect(state.collections).toBe(0);
});

test('a storm is followed by two collections, half a minute apart, where the heap has grown, though little seems to be free', () => {
  const { state, pass } = watched({ free: 0, left: 0, utilization: 0.9 });
  pass(60);
  state.taken = 68 * MiB;
  expect(state.collections).toBe(0);
  state.utilization = 0.1;
  pass(5);
  expect(state.collections).toBe(1);
  state.taken = 76 * MiB;
  pass(25);
  expect(state.collections).toBe(1);
  pass(5);
  expect(state.collections).toBe(2);
  state.taken = 100 * MiB;
  pass(300);
  expect(state.collections).toBe(2);
});

test('a storm that the heap has not grown in is followed by none', () => {
  const { state, pass } = watched({ free: 0, left: 0, utilization: 0.9 });
  pass(60);
  state.taken = 67 * MiB;
  state.utilization = 0.1;
  pass(300);
  expect(state.collections).toBe(0);
});
