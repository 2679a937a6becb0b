import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { interpret } from '../generations/v1/messages.ts';
import { MidAllocator } from '../generations/v1/mid-allocator.ts';
import { codings } from '../generations/v1/own.ts';
import type { Recordable } from '../journal/journal.ts';
import { CommandExchange, type CommandOutcome, type OutgoingCommand } from './command-exchange.ts';
import type { CommandEvent } from './events.ts';

function desk() {
  const clock = new VirtualClock(0);
  const events: CommandEvent[] = [];
  // Without the room for a stamp that some come with.
  const record = ({ seq: _, at: __, wall: ___, ...event }: Recordable<CommandEvent>) =>
    events.push(event as CommandEvent);
  const exchange = new CommandExchange({ clock, record, newKeys: () => new MidAllocator() });
  return { clock, events, exchange };
}

/** A `deviceRsp` arrives. */
function answer(exchange: CommandExchange, deviceId: string, connection: number, value: object): void {
  const { key, response } = interpret(Buffer.from(JSON.stringify({ ...value, msgType: 'deviceRsp' })), 'json');
  if (response) exchange.answer(deviceId, connection, key, response);
}

const payload = Buffer.from('{}');

function command(mid: number, fields: Partial<OutgoingCommand> = {}): OutgoingCommand {
  return {
    deviceId: 'lamp',
    connection: 1,
    key: String(mid),
    serviceId: 'Brightness',
    cmd: 'LEVEL',
    paras: { value: 4 },
    fit: 'valid',
    qos: 1,
    payload,
    waitMs: 20_000,
    v1: { mid, ...codings.json },
    ...fields,
  };
}

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

const device = fc.constantFrom('lamp', 'chair');
/** Few mids, so that they are used again; most of the time one that waits. */
const mid = fc.integer({ min: 1, max: 4 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('open'), device, mid, waitMs: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer'), device, mid }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass'), ms: fc.integer({ min: 1, max: 30 }) }) },
  fc.record({ do: fc.constant('lose'), device }),
  fc.record({ do: fc.constant('withdraw'), device, mid }),
) as fc.Arbitrary<
  | { do: 'open'; device: string; mid: number; waitMs: number }
  | { do: 'answer' | 'withdraw'; device: string; mid: number }
  | { do: 'pass'; ms: number }
  | { do: 'lose'; device: string }
>;

/** What the exchange should do, in the simplest terms: one list, searched from its end. */
class Expectation {
  readonly commands: {
    readonly device: string;
    readonly mid: number;
    readonly connection: number;
    readonly due: number;
    outcome?: CommandOutcome['outcome'];
    errcode?: unknown;
  }[] = [];
  readonly unmatched: string[] = [];

  last(device: string, mid: number) {
    return this.commands.findLast((command) => command.device === device && command.mid === mid);
  }

  waits(device: string, mid: number): boolean {
    const command = this.last(device, mid);
    return command !== undefined && command.outcome === undefined;
  }

  end(outcome: CommandOutcome['outcome'], which: (command: Expectation['commands'][number]) => boolean): void {
    for (const command of this.commands) if (!command.outcome && which(command)) command.outcome = outcome;
  }

  answer(device: string, mid: number, errcode: number): void {
    const command = this.last(device, mid);
    if (command && !command.outcome) Object.assign(command, { outcome: 'answered', errcode });
    else if (!command) this.unmatched.push('unknown');
    else if (command.outcome === 'answered') this.unmatched.push('repeated');
    else this.unmatched.push(command.outcome === 'timed-out' ? 'late' : 'connection-lost');
  }
}

test('however commands, answers, time and losses interleave, every command ends once, and with its own outcome', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, events, exchange } = desk();
      const expected = new Expectation();
      const outcomes: Promise<CommandOutcome>[] = [];
      const connections: Record<string, number> = { lamp: 1, chair: 2 };
      let errcode = 0;
      for (const step of steps) {
        if (step.do === 'pass') {
          clock.advance(step.ms);
          expected.end('timed-out', ({ due }) => due <= clock.monotonic());
        } else if (step.do === 'lose') {
          const lost = connections[step.device] ?? 0;
          exchange.connectionLost(step.device, lost);
          expected.end('connection-lost', ({ connection }) => connection === lost);
          connections[step.device] = lost + 2;
        } else if (step.do === 'open') {
          if (expected.waits(step.device, step.mid)) continue;
          const { device, mid, waitMs } = step;
          const connection = connections[device] ?? 0;
          exchange.keysOf(device).claim(String(mid));
          outcomes.push(exchange.open(command(mid, { deviceId: device, connection, waitMs })));
          expected.commands.push({ device, mid, connection, due: clock.monotonic() + waitMs });
        } else if (step.do === 'answer') {
          errcode += 1;
          answer(exchange, step.device, connections[step.device] ?? 0, { mid: step.mid, errcode });
          expected.answer(step.device, step.mid, errcode);
        } else {
          exchange.withdraw(step.device, String(step.mid));
          expected.end('withdrawn', ({ device, mid }) => device === step.device && mid === step.mid);
        }
      }
      exchange.withdrawAll();
      expected.end('withdrawn', () => true);

      expect(
        (await Promise.all(outcomes)).map((one) => [one.outcome, 'errcode' in one ? one.errcode : undefined]),
      ).toEqual(expected.commands.map(({ outcome, errcode }) => [outcome, errcode]));
      const endings = events.filter(({ type }) => type === 'command-answered' || type === 'command-unanswered');
      expect(endings).toHaveLength(outcomes.length);
      expect(events.flatMap((event) => (event.type === 'response-unmatched' ? [event.reason] : []))).toEqual(
        expected.unmatched,
      );
    }),
    { numRuns: 300 },
  );
});

describe('what waits for answers', () => {
  const MiB = 1024 * 1024;
  const large = Buffer.alloc(MiB);

  test('is 4 MiB of a device at most: beyond that its oldest command counts as unanswered', async () => {
    const { exchange } = desk();
    const first = exchange.open(command(1, { payload: large }));
    for (let mid = 2; mid <= 5; mid += 1) void exchange.open(command(mid, { payload: large }));
    expect(await first).toEqual({ outcome: 'withdrawn', key: '1', v1: { mid: 1, ...codings.json } });
    expect([1, 2, 5].map((mid) => exchange.awaits('lamp', String(mid)))).toEqual([false, true, true]);
  });

  test('is 16 MiB of all devices at most: then the one with the most has to do without', () => {
    const { exchange } = desk();
    void exchange.open(command(1, { deviceId: 'small' }));
    for (let n = 0; n < 5; n += 1) {
      const count = n === 2 ? 4 : 3;
      for (let mid = 1; mid <= count; mid += 1) {
        void exchange.open(command(mid, { deviceId: `large ${n}`, payload: large }));
      }
    }
    expect(exchange.awaits('small', '1')).toBe(true);
    expect(exchange.awaits('large 4', '3')).toBe(true);
    void exchange.open(command(4, { deviceId: 'large 4', payload: large }));
    expect(exchange.awaits('large 2', '1')).toBe(false);
    expect(exchange.awaits('small', '1')).toBe(true);
  });

  test('has room again when it was answered', () => {
    const { exchange } = desk();
    for (let n = 0; n < 50; n += 1) {
      void exchange.open(command(1, { payload: large }));
      void exchange.open(command(2, { payload: large }));
      for (const mid of [1, 2]) answer(exchange, 'lamp', 1, { msgType: 'deviceRsp', mid, errcode: 0 });
    }
    for (let mid = 1; mid <= 4; mid += 1) void exchange.open(command(mid, { payload: large }));
    expect([1, 2, 3, 4].map((mid) => exchange.awaits('lamp', String(mid)))).toEqual([true, true, true, true]);
  });
});
