import { expect, test } from 'vitest';
import { inReadersTurn } from './readers-turn.ts';

function busyFor(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

test('of many readers one gets something in each turn of the event loop, in their order', async () => {
  let [inTurn, most] = [0, 0];
  const order: number[] = [];
  const all = Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      inReadersTurn(() => {
        inTurn += 1;
        most = Math.max(most, inTurn);
        order.push(n);
      }),
    ),
  );
  let isDone = false;
  void all.then(() => (isDone = true));
  while (!isDone) {
    inTurn = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(most).toBe(1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('all of them together have a fifth of the time', async () => {
  const began = performance.now();
  await Promise.all(Array.from({ length: 6 }, () => inReadersTurn(() => busyFor(3))));
  // The last one is followed by a pause, too, for which nobody waits here. A timer may come a little early.
  expect(performance.now() - began).toBeGreaterThanOrEqual(6 * 3 + 5 * 4 * 3 - 5);
});

test('what fails is the failure of whoever wanted it, and of no other', async () => {
  const failed = inReadersTurn(() => {
    throw new Error('no');
  });
  const next = inReadersTurn(() => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
