import { describe, expect, test } from 'vitest';
import type { V2Family } from '../generations/v2/own.ts';
import { desk, request } from './exchange-testing.ts';

type Exchange = ReturnType<typeof desk>['exchange'];

const id = '0a6b1f0e-3d55-4b56-9d2f-0f3f4b8f1a10';
const answer = (exchange: Exchange, family: V2Family, connection = 1) =>
  exchange.answer('lamp', connection, id, { errcode: 0, v2: { family } });

describe('a request is answered in its own family only', () => {
  test('an answer of another one is to nothing, and the request goes on waiting', async () => {
    const { exchange, events } = desk();
    const outcome = exchange.open(request(id, 'set'));
    answer(exchange, 'command');
    answer(exchange, 'set');
    expect(await outcome).toMatchObject({ outcome: 'answered', key: id, v2: { family: 'set' } });
    expect(events).toMatchObject([
      { type: 'command-sent', v2: { family: 'set' } },
      { type: 'response-unmatched', key: id, reason: 'unknown', v2: { family: 'command' } },
      { type: 'command-answered', key: id, v2: { family: 'set' } },
    ]);
  });

  test('a second answer is repeated, one of another family is not', () => {
    const { exchange, events } = desk();
    void exchange.open(request(id, 'set'));
    for (const family of ['set', 'set', 'get'] as const) answer(exchange, family);
    expect(events.slice(2)).toMatchObject([
      { reason: 'repeated', v2: { family: 'set' } },
      { reason: 'unknown', v2: { family: 'get' } },
    ]);
  });
});

describe('a request that outlives its connection', () => {
  test('may be answered on the next one', async () => {
    const { exchange, events } = desk();
    const outcome = exchange.open(request(id, 'get'), { outlives: true });
    exchange.connectionLost('lamp', 1);
    answer(exchange, 'get', 2);
    expect(await outcome).toMatchObject({ outcome: 'answered' });
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', connection: 2 });
  });

  test('is waited for as long as any other, and nobody is to blame when no answer comes', async () => {
    const { exchange, events, clock } = desk();
    const outcome = exchange.open(request(id, 'get', { waitMs: 20_000 }), { outlives: true });
    exchange.connectionLost('lamp', 1);
    clock.advance(19_999);
    expect(events).toHaveLength(1);
    clock.advance(1);
    expect(await outcome).toMatchObject({ outcome: 'connection-lost', key: id });
    expect(events.at(-1)).toMatchObject({ type: 'command-unanswered', outcome: 'connection-lost', waitedMs: 20_000 });
    answer(exchange, 'get', 2);
    expect(events.at(-1)).toMatchObject({ type: 'response-unmatched', reason: 'connection-lost' });
  });

  test('does not wait when it did not even leave', async () => {
    const { exchange } = desk();
    const outcome = exchange.open(request(id, 'get'), { outlives: true });
    exchange.unsent('lamp', 1, id);
    expect(await outcome).toMatchObject({ outcome: 'connection-lost' });
  });
});
