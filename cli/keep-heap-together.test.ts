import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepHeapTogether } from './keep-heap-together.ts';

const MiB = 1024 * 1024;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A heap whose sizes are set by hand, in MiB, and the flags that were set. */
function watched() {
  const heap = { used: 40, old: 50, young: 8 };
  const flags: string[] = [];
  const end = keepHeapTogether({
    spaces: () => [
      // Half of the young generation is not touched yet.
      {
        ...{ space_name: 'new_space', space_used_size: 0 },
        ...{ space_size: heap.young * MiB, physical_space_size: (heap.young / 2) * MiB },
      },
      {
        ...{ space_name: 'old_space', space_used_size: heap.used * MiB },
        ...{ space_size: heap.old * MiB, physical_space_size: heap.old * MiB },
      },
    ],
    setFlag: (flag) => flags.push(flag),
  });
  const pass = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return flags.splice(0);
  };
  return { heap, pass, end };
}

const begins = ['--optimize-for-size', '--semi-space-growth-factor=1'];
const ends = ['--no-optimize-for-size', '--semi-space-growth-factor=4'];
const grown = ['--semi-space-growth-factor=1'];

test('a heap that is not scattered is let alone', () => {
  const { pass, heap } = watched();
  expect(pass(60_000)).toEqual([]);
  heap.old = heap.used = 500;
  expect(pass(60_000)).toEqual([]);
});

test('a scattered one is drawn together until it is, and then the young generation gets its size back, no more', () => {
  const { pass, heap } = watched();
  heap.old = 70;
  expect(pass(250)).toEqual(begins);
  heap.old = 52;
  heap.young = 2;
  expect(pass(1000)).toEqual([]);
  heap.old = 48;
  expect(pass(250)).toEqual(ends);
  expect(pass(1000)).toEqual([]);
  heap.young = 8;
  expect(pass(50)).toEqual(grown);
  expect(pass(60_000)).toEqual([]);
});

test('what stays scattered is tried again after a while, not all the time', () => {
  const { pass, heap } = watched();
  heap.old = 70;
  expect(pass(250)).toEqual(begins);
  heap.young = 2;
  expect(pass(4750)).toEqual([]);
  expect(pass(250)).toEqual(ends);
  heap.young = 8;
  expect(pass(50)).toEqual(grown);
  expect(pass(4500)).toEqual([]);
  expect(pass(500)).toEqual(begins);
});

test('what was ended does nothing more', () => {
  const { pass, heap, end } = watched();
  heap.old = 70;
  end();
  expect(pass(60_000)).toEqual([]);
});
