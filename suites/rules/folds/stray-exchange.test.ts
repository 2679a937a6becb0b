import { expect, test } from 'vitest';
import type { Entry } from '../rule.ts';
import { journal, requestSent, rid } from '../v2/testing.ts';
import { doubt, isWhole, mostKeys, newExchange, remember, settle } from './stray-exchange.ts';

/** How many accusations are kept after so many strays. */
function kept(exchange: ReturnType<typeof newExchange>, strays: number): number {
  for (let seq = 1; seq <= strays; seq += 1) doubt(exchange, 'unknown', { seq, pardon: () => {} });
  return exchange.doubtful.get('unknown')?.length ?? 0;
}

test('while no command waits, a flood of strays leaves nothing behind', () => {
  expect(kept(newExchange(), 10_000)).toBe(0);
});

test('while one waits, it leaves the last of them, and nothing when the wait is over', () => {
  const exchange = newExchange();
  exchange.waiting.add('7').add('8');
  expect(kept(exchange, 10_000)).toBe(256);
  expect(exchange.doubtful.get('unknown')?.at(-1)).toMatchObject({ seq: 10_000 });
  settle(exchange, '7');
  expect(exchange.doubtful.size).toBe(1);
  settle(exchange, '8');
  expect(exchange.doubtful.size).toBe(0);
});

test('where keys never come again, what was sent long ago is forgotten', () => {
  const exchange = newExchange();
  const [command] = journal(requestSent()) as Entry<'command-sent'>[];
  for (let n = 0; n < mostKeys + 10; n += 1) {
    remember(exchange, { ...(command as Entry<'command-sent'>), key: rid(n) });
    exchange.hurried.add(rid(n));
  }
  for (const known of [exchange.sent, exchange.waiting, exchange.hurried]) {
    expect([known.size, known.has(rid(9)), known.has(rid(10))]).toEqual([mostKeys, false, true]);
  }
});

test('where keys come again, none of them is', () => {
  const exchange = newExchange();
  const [command] = journal(requestSent()) as Entry<'command-sent'>[];
  for (let n = 0; n < 2 * mostKeys; n += 1) {
    remember(exchange, { ...(command as Entry<'command-sent'>), key: String(n % 65_535) });
  }
  expect(exchange.sent.size).toBe(65_535);
});

test('of commands that others came after, and of their answers, it is kept that they were, not what they said', () => {
  const exchange = newExchange();
  const [command] = journal(requestSent()) as Entry<'command-sent'>[];
  const send = (key: string) => {
    remember(exchange, { ...(command as Entry<'command-sent'>), key });
    const answer = { type: 'command-answered' as const, seq: 7, at: 1, wall: 2, connection: 3, body: 'long' };
    exchange.answers.set(key, { answer, payload: Buffer.from('long'), acknowledgedAt: 4 });
  };
  for (let n = 0; n < 1500; n += 1) {
    send(rid(n));
    if (n !== 5) settle(exchange, rid(n));
  }
  const whole = [...exchange.sent].flatMap(([key, sent]) => (isWhole(sent) ? [key] : []));
  expect(whole).toEqual([5, ...Array.from({ length: 1024 }, (_, n) => n + 476)].map(rid));
  expect(exchange.answers.get(rid(4))).toEqual({
    answer: { type: 'command-answered', seq: 7, at: 1, wall: 2, connection: 3 },
    payload: undefined,
    acknowledgedAt: 4,
  });
  expect(exchange.answers.get(rid(1499))?.payload).toBeDefined();
});
