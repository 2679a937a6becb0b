import { describe, expect, test } from 'vitest';
import { meantRequest } from './meant-request.ts';

const waiting = new Map([
  ['abc', 1],
  ['xyz', 2],
]);
const one = new Map([['abc', 1]]);
/** Keys that a device turns into capitals. */
const keys = { isMadeOf: (key: string, sent: string) => key.toUpperCase() === sent };

describe('where keys tell nothing', () => {
  test('the only request that waits is meant', () => {
    expect(meantRequest('7', { keys: {}, waiting: one, isTelling: false })).toBe(1);
    expect(meantRequest(undefined, { keys: {}, waiting: one, isTelling: false })).toBe(1);
  });

  test('of several, or of none, no one is', () => {
    expect(meantRequest('7', { keys: {}, waiting, isTelling: true })).toBeUndefined();
    expect(meantRequest('7', { keys: {}, waiting: new Map(), isTelling: true })).toBeUndefined();
  });
});

describe('where keys show what they were made of', () => {
  test('the one that it was made of is meant, however many wait', () => {
    expect(meantRequest('XYZ', { keys, waiting, isTelling: false })).toBe(2);
  });

  test('none is, where it may have been made of two', () => {
    const isMadeOf = () => true;
    expect(meantRequest('7', { keys: { isMadeOf }, waiting, isTelling: true })).toBeUndefined();
  });

  test('one that was made of another is for no request that waits', () => {
    expect(meantRequest('QRS', { keys, waiting: one, isTelling: false })).toBeUndefined();
  });

  test('none at all, or one of a request that is over, is for the only one that waits', () => {
    expect(meantRequest(undefined, { keys, waiting: one, isTelling: true })).toBe(1);
    expect(meantRequest('old', { keys, waiting, isTelling: true })).toBeUndefined();
  });
});
