import { describe, expect, test } from 'vitest';
import { repeats } from './repeats.ts';

describe('repeats', () => {
  test.each<[actual: unknown, expected: unknown]>([
    [{ level: 40 }, { level: 40 }],
    [{ level: '40' }, { level: 40 }],
    [{ level: 40 }, { level: '40' }],
    [{ level: 40, result: 0 }, { level: 40 }],
    [{ ratio: Math.fround(0.1) }, { ratio: 0.1 }],
    [{}, { note: null }],
    [{ list: [1, { a: 'ü' }] }, { list: [1, { a: 'ü' }] }],
    [{}, {}],
  ])('%j repeats %j', (actual, expected) => {
    expect(repeats(actual, expected)).toBe(true);
  });

  test.each<[actual: unknown, expected: unknown]>([
    [{ level: 41 }, { level: 40 }],
    [{ level: 16_777_216 }, { level: 16_777_217 }],
    [{ level: '' }, { level: 0 }],
    [{ ratio: 0.1001 }, { ratio: 0.1 }],
    [{ name: 'u' }, { name: 'ü' }],
    [{ on: 1 }, { on: true }],
    [{ list: [1, 2, 3] }, { list: [1, 2] }],
    [{ 0: 1 }, [1]],
    [{}, { toString: 'x' }],
    [undefined, { level: 40 }],
    ['text', {}],
  ])('%j does not repeat %j', (actual, expected) => {
    expect(repeats(actual, expected)).toBe(false);
  });
});
