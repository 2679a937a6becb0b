import { expect, test } from 'vitest';
import { isStrictOn, type Strictness } from './strictness.ts';

test.each<[Strictness, string, boolean]>([
  [true, 'V1-CMD-11', true],
  [false, 'V1-CMD-11', false],
  [['V1-CMD-11'], 'V1-CMD-11', true],
  [['V1-CMD-1'], 'V1-CMD-11', false],
  [['V1-CMD'], 'V1-CMD-11', true],
  [['V1-TLS', 'V1-CMD'], 'V1-CMD-11', true],
  [['V1-TLS'], 'V1-CMD-11', false],
])('strict %j on %s is %s', (strict, id, expected) => {
  expect(isStrictOn(strict, id)).toBe(expected);
});
