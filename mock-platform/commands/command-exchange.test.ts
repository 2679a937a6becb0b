import { describe, expect, test } from 'vitest';
import { codings } from '../generations/v1/own.ts';
import { answer, command, desk } from './exchange-testing.ts';

describe('an answer', () => {
  test('goes to the command with its mid, with all that the device sent', async () => {
    const { clock, events, exchange } = desk();
    const first = exchange.open(command(1));
    const second = exchange.open(command(2, { cmd: 'BLINK' }));
    clock.advance(12.5);
    answer(exchange, 'lamp', 1, { msgType: 'deviceRsp', mid: 2, errcode: '0', body: [1] });
    answer(exchange, 'lamp', 1, { msgType: 'deviceRsp', mid: 1, errcode: 7 });
    expect(await second).toEqual({
      outcome: 'answered',
      key: '2',
      errcode: '0',
      body: [1],
      latencyMs: 12.5,
      v1: { mid: 2, ...codings.json },
    });
    expect(await first).toEqual({
      outcome: 'answered',
      key: '1',
      errcode: 7,
      latencyMs: 12.5,
      v1: { mid: 1, ...codings.json },
    });
    const { paras, fit, serviceId } = command(1);
    expect(events.slice(2)).toEqual([
      {
        type: 'command-answered',
        deviceId: 'lamp',
        connection: 1,
        key: '2',
        v1: { mid: 2, ...codings.json },
        ...{ paras, fit, serviceId },
        cmd: 'BLINK',
        latencyMs: 12.5,
        errcode: '0',
        body: [1],
      },
      {
        type: 'command-answered',
        deviceId: 'lamp',
        connection: 1,
        key: '1',
        v1: { mid: 1, ...codings.json },
        ...{ paras, fit, serviceId },
        cmd: 'LEVEL',
        latencyMs: 12.5,
        errcode: 7,
      },
    ]);
  });

  test('whose body is null has none', async () => {
    const { exchange } = desk();
    const outcome = exchange.open(command(1));
    answer(exchange, 'lamp', 1, { mid: 1, errcode: 0, body: null });
    expect(await outcome).not.toHaveProperty('body');
  });

  test.each([7, 7.0, '7', '00007'])('may write its mid as %j', async (mid) => {
    const { exchange } = desk();
    const outcome = exchange.open(command(7));
    answer(exchange, 'lamp', 1, { mid, errcode: 0 });
    expect(await outcome).toMatchObject({ outcome: 'answered', key: '7' });
  });

  test.each([
    [{}],
    [{ mid: null }],
    [{ mid: '' }],
    [{ mid: '7x' }],
    [{ mid: 7.5 }],
    [{ mid: [7] }],
    [{ mid: '000007' }],
  ])('with %j has no usable mid, and is recorded as sent', (value) => {
    const { events, exchange } = desk();
    exchange.open(command(7));
    answer(exchange, 'lamp', 1, { errcode: 0, ...value });
    const reason = 'no-mid';
    expect(events[1]).toEqual({
      type: 'response-unmatched',
      deviceId: 'lamp',
      connection: 1,
      reason,
      v1: value,
    });
  });

  test('of another device answers nothing', () => {
    const { events, exchange } = desk();
    exchange.open(command(7));
    answer(exchange, 'chair', 2, { mid: 7, errcode: 0 });
    expect(events[1]).toMatchObject({
      type: 'response-unmatched',
      deviceId: 'chair',
      key: '7',
      v1: { mid: 7 },
      reason: 'unknown',
    });
  });

  type Desk = ReturnType<typeof desk>;
  test.each([
    ['was answered before', 'repeated', ({ exchange }: Desk) => answer(exchange, 'lamp', 1, { mid: 7, errcode: 0 })],
    ['timed out', 'late', ({ clock }: Desk) => clock.advance(20_000)],
    ['was cut short', 'late', ({ exchange }: Desk) => exchange.cutShort('lamp', '7')],
    ['lost its connection', 'connection-lost', ({ exchange }: Desk) => exchange.connectionLost('lamp', 1)],
    ['was withdrawn', 'connection-lost', ({ exchange }: Desk) => exchange.withdraw('lamp', '7')],
    ['was withdrawn with all others', 'connection-lost', ({ exchange }: Desk) => exchange.withdrawAll()],
  ] as const)('to a command that %s is recorded as such: %s', (_, reason, end) => {
    const it = desk();
    it.exchange.open(command(7));
    end(it);
    answer(it.exchange, 'lamp', 1, { mid: 7, errcode: 0 });
    expect(it.events.at(-1)).toMatchObject({ type: 'response-unmatched', key: '7', reason });
  });
});

describe('where a device is known to answer in another way only', () => {
  const stray = (exchange: ReturnType<typeof desk>['exchange'], mid: number, connection = 1) =>
    answer(exchange, 'lamp', connection, { msgType: 'deviceRsp', mid, errcode: 3 });

  test('a response with any key is the answer to the only command that waits on its connection', async () => {
    const { events, exchange } = desk();
    exchange.takeAnyKey('lamp', true);
    const first = exchange.open(command(1));
    stray(exchange, 40);
    expect(await first).toMatchObject({ outcome: 'answered', key: '1', errcode: 3 });
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', key: '1', otherwise: 'key' });
    const second = exchange.open(command(2));
    stray(exchange, 2);
    expect(await second).toMatchObject({ outcome: 'answered', key: '2' });
    expect(events.at(-1)).not.toHaveProperty('otherwise');
  });

  test('a response is taken for no answer where none waits, several do, or that is over', () => {
    const { events, exchange } = desk();
    exchange.takeAnyKey('lamp', true);
    stray(exchange, 41);
    exchange.open(command(3));
    stray(exchange, 42, 2);
    exchange.open(command(4));
    stray(exchange, 43);
    exchange.withdraw('lamp', '4');
    exchange.takeAnyKey('lamp', false);
    stray(exchange, 44);
    const keys = events.flatMap((event) => (event.type === 'response-unmatched' ? [event.key] : []));
    expect(keys).toEqual(['41', '42', '43', '44']);
  });

  test('what it published in another form answers the command that it names, if that waits', async () => {
    const { events, exchange } = desk();
    const waiting = exchange.open(command(1));
    exchange.answerInOtherForm('lamp', 1, '2', { errcode: 0 });
    expect(events).toHaveLength(1);
    exchange.answerInOtherForm('lamp', 1, '1', { errcode: 5, body: { level: 1 } });
    expect(await waiting).toMatchObject({ outcome: 'answered', key: '1', errcode: 5 });
    expect(events.at(-1)).toMatchObject({ type: 'command-answered', otherwise: 'form', body: { level: 1 } });
  });
});

describe('a command without an answer', () => {
  test('times out when the device had its whole wait', async () => {
    const { clock, events, exchange } = desk();
    const outcome = exchange.open(command(1, { waitMs: 500 }));
    clock.advance(499);
    expect(events).toHaveLength(1);
    clock.advance(1);
    expect(await outcome).toEqual({ outcome: 'timed-out', key: '1', waitedMs: 500, v1: { mid: 1, ...codings.json } });
    expect(events[1]).toMatchObject({ type: 'command-unanswered', outcome: 'timed-out', waitedMs: 500, key: '1' });
  });

  test('is waited for beyond its time where that is asked for, and its answer is late then', async () => {
    const { clock, events, exchange } = desk();
    const late = exchange.open(command(1, { waitMs: 500, graceMs: 1000 }));
    const inTime = exchange.open(command(2, { waitMs: 500, graceMs: 1000 }));
    const silent = exchange.open(command(3, { waitMs: 500, graceMs: 1000 }));
    answer(exchange, 'lamp', 1, { msgType: 'deviceRsp', mid: 2, errcode: 0 });
    clock.advance(1200);
    answer(exchange, 'lamp', 1, { msgType: 'deviceRsp', mid: 1, errcode: 0 });
    clock.advance(300);
    expect(await late).toMatchObject({ outcome: 'answered', latencyMs: 1200 });
    expect(await inTime).toMatchObject({ outcome: 'answered' });
    expect(await silent).toMatchObject({ outcome: 'timed-out', waitedMs: 1500 });
    expect(events.slice(3)).toMatchObject([{ key: '2' }, { key: '1', late: true }, { key: '3' }]);
    expect(events[3]).not.toHaveProperty('late');
  });

  test('whose wait is cut short had less time, and says so', async () => {
    const { clock, events, exchange } = desk();
    const outcome = exchange.open(command(1, { waitMs: 500 }));
    clock.advance(20);
    exchange.cutShort('lamp', '1');
    expect(await outcome).toEqual({ outcome: 'timed-out', key: '1', waitedMs: 20, v1: { mid: 1, ...codings.json } });
    expect(events[1]).toMatchObject({ type: 'command-unanswered', outcome: 'timed-out', waitedMs: 20, cutShort: true });
  });

  test('is lost with its own connection only', async () => {
    const { events, exchange } = desk();
    const lost = exchange.open(command(1));
    exchange.open(command(2, { connection: 2 }));
    exchange.connectionLost('lamp', 1);
    exchange.connectionLost('lamp', 1);
    expect(await lost).toEqual({ outcome: 'connection-lost', key: '1', v1: { mid: 1, ...codings.json } });
    expect(events.slice(2)).toMatchObject([{ type: 'command-unanswered', key: '1', outcome: 'connection-lost' }]);
  });

  test('gives its mid back', () => {
    const { clock, exchange } = desk();
    const keys = exchange.keysOf('lamp');
    exchange.open(command(Number(keys.claim('9')), { waitMs: 500 }));
    expect(() => keys.claim('9')).toThrow('still waits for an answer');
    clock.advance(500);
    expect(keys.claim('9')).toBe('9');
  });
});

test('withdrawing what does not wait changes nothing', () => {
  const { events, exchange } = desk();
  exchange.withdraw('lamp', '7');
  exchange.withdraw('chair');
  exchange.withdrawAll();
  expect(events).toEqual([]);
});
