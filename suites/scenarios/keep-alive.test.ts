import { expect, test } from 'vitest';
import { noticeMs } from './keep-alive.ts';

test.each([
  ['a short keep-alive: a quarter of a minute more than two and a half of them', 3, 45_000, 22_500],
  ['a keep-alive of a minute: as long as to come back in addition', 60, 45_000, 195_000],
  ['a keep-alive between: four of them', 20, 45_000, 80_000],
  ['a device that comes back soon', 3, 10_000, 17_500],
])('a device may take so long to notice silence, with %s', (_, keepAlive, reconnectMs, ms) => {
  expect(noticeMs(keepAlive, reconnectMs)).toBe(ms);
});
