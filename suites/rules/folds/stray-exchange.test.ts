import { expect, test } from 'vitest';
import { doubt, newExchange, settle } from './stray-exchange.ts';

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
