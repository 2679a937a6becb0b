import { expect, test } from 'vitest';
import { readBody } from './http/read-body.ts';
import { ownTurn } from './own-turn.ts';

test('of many who ask for a turn of their own, one gets it in each turn of the event loop', async () => {
  let [inTurn, most] = [0, 0];
  const all = Promise.all(
    Array.from({ length: 20 }, async () => {
      await ownTurn();
      inTurn += 1;
      most = Math.max(most, inTurn);
    }),
  );
  let isDone = false;
  void all.then(() => (isDone = true));
  while (!isDone) {
    inTurn = 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(most).toBe(1);
});

test('long bodies are read in turns of their own, short ones at once', async () => {
  const bodyOf = (length: number) =>
    new Request('http://127.0.0.1/', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(length) }),
    });
  const order: string[] = [];
  let turn = 0;
  const turns = new Set<number>();
  const long = Array.from({ length: 5 }, async () => {
    await readBody(bodyOf(100_000));
    order.push('long');
    turns.add(turn);
  });
  const short = readBody(bodyOf(10)).then(() => order.push('short'));
  let isDone = false;
  void Promise.all([...long, short]).then(() => (isDone = true));
  while (!isDone) {
    turn += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(order).toEqual(['short', ...long.map(() => 'long')]);
  expect(turns.size).toBe(5);
});
