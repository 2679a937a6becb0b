import { expect, test } from 'vitest';
import { screenOf } from './screen-of.ts';

test.each([
  ['one\ntwo\n', 'one\ntwo\n'],
  ['one\r\ntwo', 'one\ntwo'],
  ['progress\r\u001b[2Kreport\n', 'report\n'],
  ['progress\rre', 'reogress'],
  ['\u001b[31mred\u001b[39m', 'red'],
  ['\u001b[?25lno cursor\u001b[?25h', 'no cursor'],
  ['12345678901', '1234567890\n1'],
  ['1234567890\n1', '1234567890\n1'],
  // What clears a line does not clear the one before, of which it is the rest.
  ['12345678901\r\u001b[2Kx', '1234567890\nx'],
])('of %j ten columns show %j', (written, screen) => {
  expect(screenOf(written, 10)).toBe(screen);
});
