import { expect, test } from 'vitest';
import { isObject } from './is-object.ts';

test.each([[{}], [{ level: 1 }], [JSON.parse('{"__proto__":1}')]])('%j is a JSON object', (value) => {
  expect(isObject(value)).toBe(true);
});

test.each([[null], [[]], ['{}'], [1], [true], [undefined]])('%j is not a JSON object', (value) => {
  expect(isObject(value)).toBe(false);
});
