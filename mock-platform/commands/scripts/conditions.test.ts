import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flawsOf, matches, savedBy } from './conditions.ts';
import { readDuration } from './duration.ts';
import { fillIn, referencesIn } from './variables.ts';

test.each<[unknown, unknown, boolean]>([
  [{ a: 1, b: 2 }, { a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: [1, 2] }, { a: [1, 2] }, true],
  [{ a: [1, 2] }, { a: [1] }, false],
  ['1', 1, false],
  [5, { $above: 4, $below: 6 }, true],
  [5, { $above: 5 }, false],
  [5, { $atLeast: 5, $atMost: 5 }, true],
  ['5', { $above: 4 }, false],
  [undefined, { $below: 4 }, false],
  [{ a: null }, { a: { $exists: true } }, true],
  [{}, { a: { $exists: false } }, true],
  [{}, { a: { $save: 'x' } }, false],
  ['lamp-7', { $matches: '^lamp-\\d$' }, true],
  [7, { $matches: '7' }, false],
  [3, { $oneOf: [1, 2] }, false],
  [3, { $not: { $oneOf: [1, 2] } }, true],
  [{ a: { b: 1 } }, { a: { $not: { b: 1 } } }, false],
  [{}, { constructor: { $exists: false } }, true],
  [null, { a: 1 }, false],
])('%j against %j: %s', (value, pattern, fits) => {
  expect(matches(value, pattern)).toBe(fits);
});

test('every value without operators fits itself', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => matches(value, value) || JSON.stringify(value).includes('"$')));
});

test('values are saved from any depth', () => {
  const pattern = { body: { result: { $save: 'result', $above: 1 } }, mid: { $save: 'mid' } };
  expect(savedBy(pattern, { body: { result: 3 }, mid: 7 })).toEqual({ result: 3, mid: 7 });
});

test.each([
  [{ a: { $abov: 1 } }, ['a', '$abov'], 'an operator: $above, $atLeast'],
  [{ $above: 'x' }, ['$above'], 'a number, or a variable'],
  [{ a: { $matches: '(' } }, ['a', '$matches'], 'a regular expression'],
  [{ a: { $not: { $exists: 1 } } }, ['a', '$not', '$exists'], 'true or false'],
  [{ $save: 'a b' }, ['$save'], 'the name of a variable'],
])('%j is reported as wrong', (pattern, path, expected) => {
  expect(flawsOf(pattern)).toEqual([{ path, expected: expect.stringContaining(expected) }]);
});

test.each([
  ['200 ms', 200],
  ['2.5 s', 2500],
  ['1min', 60_000],
  ['24 h', 86_400_000],
  ['25 h', undefined],
  ['5', undefined],
  ['-1 s', undefined],
  ['soon', undefined],
])('%s is %s ms', (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});

test('variables are filled in with their types, and in a longer text as text', () => {
  const variables = { level: 40, name: 'lamp', body: { result: [1] } };
  const value = { a: '$level', b: 'it is $level', c: ['$name', { d: '$body.result' }], e: '$$level', f: 1, g: '5 $' };
  expect(fillIn(value, variables)).toEqual({
    a: 40,
    b: 'it is 40',
    c: ['lamp', { d: [1] }],
    e: '$level',
    f: 1,
    g: '5 $',
  });
  expect(() => fillIn('$other', variables)).toThrow('the variable $other has no value yet');
  expect(() => fillIn('$body.none', variables)).toThrow('the variable $body.none has no value yet');
  expect(() => fillIn('$body.constructor', variables)).toThrow('the variable $body.constructor has no value yet');
  expect(() => fillIn('$toString', variables)).toThrow('the variable $toString has no value yet');
});

test('references are found with their places', () => {
  expect(referencesIn({ a: ['$x', 'y $z.w $$n'] })).toEqual([
    { name: 'x', path: ['a', 0] },
    { name: 'z', path: ['a', 1] },
  ]);
});
