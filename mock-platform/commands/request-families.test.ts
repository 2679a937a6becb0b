import { describe, expect, test } from 'vitest';
import type { Response } from '../generations/generation.ts';
import type { V2Family } from '../generations/v2/own.ts';
import { RequestIds } from '../generations/v2/request-id.ts';
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

describe('where a device is known to answer in the place of other requests', () => {
  const readAs = ({ answer }: Response, family: V2Family): Response => ({ errcode: answer, v2: { family } });

  test('the request whose id an answer bears is answered, and read as what it is', async () => {
    const { exchange, events } = desk({ readAs });
    exchange.takeAnyFamily('lamp', true);
    const outcome = exchange.open(request(id, 'set'));
    exchange.open(request('other', 'command'));
    exchange.answer('lamp', 1, id, { errcode: undefined, answer: 3, v2: { family: 'get' } });
    expect(await outcome).toMatchObject({ outcome: 'answered', key: id, errcode: 3 });
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', v2: { family: 'set' }, otherwise: 'form' });
  });

  test('an answer with another id is for none, and the right answer is one as ever', () => {
    const { exchange, events } = desk({ readAs });
    exchange.takeAnyFamily('lamp', true);
    void exchange.open(request('other', 'set'));
    answer(exchange, 'get');
    expect(events.at(-1)).toMatchObject({ type: 'response-unmatched', reason: 'unknown' });
    exchange.answer('lamp', 1, 'other', { errcode: 0, v2: { family: 'set' } });
    expect(events.at(-1)).not.toHaveProperty('otherwise');
  });
});

describe('where a device is known to change request ids', () => {
  const idsOf = () => {
    const it = desk({ newKeys: () => new RequestIds() });
    it.exchange.takeAnyKey('lamp', true);
    return it;
  };
  const say = (exchange: Exchange, key?: string) =>
    exchange.answer('lamp', 1, key, { errcode: 0, v2: { family: 'command' } });

  test('the request is answered whose id was changed, though others wait', () => {
    const { exchange, events } = idsOf();
    for (const [key, family] of [
      ['other', 'set'],
      [id, 'command'],
    ] as const)
      void exchange.open(request(key, family));
    say(exchange, id.toUpperCase());
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', key: id, otherwise: 'key' });
  });

  test('what was made of an id that does not wait is no answer to what waits', () => {
    const { exchange, events } = idsOf();
    void exchange.open(request('other', 'command'));
    say(exchange, id.toUpperCase());
    expect(events.at(-1)).toMatchObject({ type: 'response-unmatched', reason: 'unknown' });
  });

  test('one without an id is to the only request that waits, unless something else may be answered so', () => {
    const { exchange, events, clock } = idsOf();
    void exchange.open(request('one', 'command'));
    say(exchange);
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', key: 'one', otherwise: 'key' });
    exchange.probed('lamp');
    void exchange.open(request('two', 'command', { waitMs: 500 }));
    say(exchange);
    expect(events.at(-1)).toMatchObject({ type: 'response-unmatched', reason: 'no-mid' });
    clock.advance(500);
    void exchange.open(request('three', 'command'));
    say(exchange, 'one');
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', key: 'three', otherwise: 'key' });
  });
});

describe('where a device is known to answer without a request id, on a topic that lacks it', () => {
  const lacking = () => {
    const it = desk({ newKeys: () => new RequestIds() });
    it.exchange.takeAnyKey('lamp', true);
    const open = (key: string, family: V2Family = 'command') =>
      void it.exchange.open(request(key, family, { waitMs: 500 }));
    const publish = (family: V2Family = 'command') =>
      it.exchange.answerInOtherForm('lamp', 1, undefined, { errcode: 0, v2: { family } });
    return { ...it, open, publish };
  };

  test('an answer is that to the only request that waits, if it is of its family', () => {
    const { events, open, publish } = lacking();
    open('one');
    expect([publish('set'), publish()]).toEqual([false, true]);
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', key: 'one', otherwise: 'key' });
    open('two');
    open('three');
    expect(publish()).toBe(false);
    expect(events.at(-1)).toMatchObject({ type: 'command-sent', key: 'three' });
  });

  test('one that comes late is not that to the next request', () => {
    const { events, clock, open, publish } = lacking();
    open('one');
    clock.advance(500);
    open('two');
    expect([publish(), publish()]).toEqual([false, true]);
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', key: 'two' });
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
