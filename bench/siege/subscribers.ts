import { repeats, subscribe } from './as-device.ts';
import type { Kind } from './kind.ts';

/** Devices that log in, and subscribe without end. */
export const subscribers: readonly Kind[] = [
  repeats(
    'subscribes to 10,000 topics',
    (bout) =>
      subscribe(
        1,
        Array.from({ length: 10_000 }, (_, n) => `${bout.round}/${n}`),
      ),
    1,
  ),
  repeats('subscribes one by one', (bout, n) => subscribe(n + 1, [`${bout.round}/${n}`]), 1000),
  repeats('subscribes to topics of 60 kB', (_, n) => subscribe(n + 1, [`${n}`.padEnd(60_000, 'x')]), 20),
  repeats('subscribes to 100 levels', (_, n) => subscribe(n + 1, [`${n}${'/+'.repeat(98)}`]), 100),
  repeats('subscribes to 30,000 levels', (_, n) => subscribe(n + 1, [`${n}${'/a'.repeat(30_000)}`]), 1),
  repeats(
    'subscribes to the same topic 10,000 times',
    () =>
      subscribe(
        1,
        Array.from({ length: 10_000 }, () => 'a'),
      ),
    1,
  ),
  repeats(
    'subscribes and leaves again',
    (_, n) => (n % 2 ? { cmd: 'unsubscribe', messageId: n + 1, unsubscriptions: ['#'] } : subscribe(n + 1, ['#'])),
    400,
  ),
  repeats(
    'leaves what it never had',
    (_, n) => ({
      cmd: 'unsubscribe',
      messageId: n + 1,
      unsubscriptions: Array.from({ length: 500 }, (_, m) => `${m}`),
    }),
    10,
  ),
];
