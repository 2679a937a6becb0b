import { expect, test } from 'vitest';
import { bytes, deviceDeclared, exchange, login, onStage, silence, verdictOf } from '../../testing.ts';
import rule from './V1-CMD-16.ts';

const proven = [...login(), ...exchange({ mid: 5 })];
const long = (length: number) => ({ mid: 9, payload: bytes('x'.repeat(length)) });

test('an empty journal, and short commands, do not exercise it', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, proven, exchange(long(700)))).toEqual({ exercised: 0, violations: [] });
});

test('an answer near the declared size passes', () => {
  expect(verdictOf(rule, proven, exchange(long(1024)))).toEqual({ exercised: 1, violations: [] });
  expect(verdictOf(rule, deviceDeclared({ maxCommandBytes: 256 }), proven, exchange(long(250)))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('silence to a command longer than all before breaks it, padded or not', () => {
  expect(verdictOf(rule, proven, silence({ ...long(1024), form: '1024 bytes long' })).violations).toMatchObject([
    { message: 'It did not answer Light/SET_LEVEL with mid 9, of 1024 bytes.' },
  ]);
  expect(verdictOf(rule, proven, silence(long(300))).violations).toHaveLength(1);
});

test('silence above the declared size, to another form, or to what was answered before, does not', () => {
  expect(verdictOf(rule, deviceDeclared({ maxCommandBytes: 256 }), proven, silence(long(300))).violations).toEqual([]);
  expect(verdictOf(rule, proven, silence({ ...long(300), form: 'pretty-printed' })).violations).toEqual([]);
  expect(verdictOf(rule, proven, exchange(long(400)), silence(long(300))).violations).toEqual([]);
  expect(verdictOf(rule, proven, onStage('burst', silence(long(300)))).violations).toEqual([]);
});
