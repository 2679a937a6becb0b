import { describe, expect, test } from 'vitest';
import { binaryMessage, message, report, verdictOf, world } from '../../testing.ts';
import rule from './V1-TOPIC-05.ts';

const bytes = Uint8Array.of(1, 2, 3);
/** What the codec decoded. */
const decoded = binaryMessage(bytes, { msgType: 'deviceReq', data: [] });

describe('passes', () => {
  test('JSON on json', () => {
    expect(verdictOf(rule, world('json'), report())).toEqual({ exercised: 1, violations: [] });
  });

  test('what the codec reads on binary', () => {
    expect(verdictOf(rule, world('binary'), decoded)).toEqual({ exercised: 1, violations: [] });
  });

  test('JSON on json where the product has a codec: the device may choose', () => {
    expect(verdictOf(rule, world('binary'), report()).violations).toEqual([]);
  });
});

describe('is broken by', () => {
  test('the binary topic where the product has no codec', () => {
    expect(verdictOf(rule, world('json'), binaryMessage(bytes)).violations).toMatchObject([
      { expected: 'JSON on data/json', actual: '3 bytes on data/binary' },
    ]);
  });

  test('JSON on binary that the codec cannot read', () => {
    expect(
      verdictOf(rule, world('binary'), binaryMessage('{"msgType":"deviceReq","data":[]}')).violations,
    ).toMatchObject([{ actual: 'JSON on data/binary' }]);
  });

  test("the codec's bytes on json", () => {
    expect(verdictOf(rule, world('binary'), message(bytes)).violations).toMatchObject([
      { expected: 'those bytes on data/binary' },
    ]);
  });
});

describe('left to other rules are', () => {
  test('broken JSON on json', () => {
    expect(verdictOf(rule, world('json'), message('{"a":')).violations).toEqual([]);
    expect(verdictOf(rule, world('binary'), message('{a:1}')).violations).toEqual([]);
    expect(verdictOf(rule, world('binary'), message('')).violations).toEqual([]);
  });

  test('bytes on binary that the codec cannot read', () => {
    expect(verdictOf(rule, world('binary'), binaryMessage(bytes)).violations).toEqual([]);
  });
});

test('nothing is said before the product is known', () => {
  expect(verdictOf(rule, binaryMessage(bytes))).toEqual({ exercised: 0, violations: [] });
});
