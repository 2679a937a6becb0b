import { expect, test } from 'vitest';
import { memberPath } from './json-path.ts';

test.each([
  ['$', 'data', '$.data'],
  ['$.data', 0, '$.data[0]'],
  ['$', 'a b', '$["a b"]'],
  ['$', '0', '$["0"]'],
  ['$', 'Größe', '$["Größe"]'],
  ['$', '', '$[""]'],
])('%s and %j give %s', (path, key, expected) => {
  expect(memberPath(path, key)).toBe(expected);
});
