import { expect, test } from 'vitest';
import { connect, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-10.ts';

test.each([30, 60, 100, 120, 300, 1200])('%i s pass', (keepAlive) => {
  expect(verdictOf(rule, connect({ keepAlive }))).toEqual({ exercised: 1, violations: [] });
});

test.each([
  [0, '0 s: switched off'],
  [10, '10 s'],
  [29, '29 s'],
  [1201, '1201 s'],
])('%i s break it', (keepAlive, actual) => {
  expect(verdictOf(rule, connect({ keepAlive })).violations).toMatchObject([{ expected: '30 to 1200 s', actual }]);
});
