import { describe, expect, test } from 'vitest';
import { commandMessage } from '../../../mock-platform/generations/v1/messages-testing.ts';
import {
  answered,
  at,
  bytes,
  closed,
  commandRedelivered,
  commandSent,
  commandUnanswered,
  type Event,
  exchange,
  journal,
  packetReceived,
  packetSent,
  probeSent,
  silence,
  strayResponse,
} from '../testing.ts';
import { followStrays } from './follow-strays.ts';
import type { Stray } from './stray.ts';

/** What the strays are a sign of, without those that were taken back. */
function signs(...events: readonly (Event | readonly Event[])[]): string[] {
  const seen: string[] = [];
  const watch =
    (sign: string) =>
    ({ response }: Stray) => {
      const told = `${sign} ${response.v1?.mid}`;
      seen.push(told);
      return () => void seen.splice(seen.indexOf(told), 1);
    };
  const judge = followStrays([
    {
      late: watch('late'),
      again: watch('again'),
      againAfterLoss: watch('again after loss'),
      redelivered: watch('redelivered'),
      toNoCommand: watch('to no command'),
      malformed: watch('malformed'),
      unknown: watch('unknown'),
    },
  ]);
  for (const entry of journal(...events)) judge[entry.type]?.(entry as never);
  return seen;
}

const redelivered = commandRedelivered({ mid: 7 });
const again = strayResponse({ mid: 7 }, 'repeated');
const noCommand = (mid?: number) =>
  probeSent({ kind: 'not-a-command', flaw: 'a cloudRsp', ...(mid !== undefined && { mid }) });

describe('a response that matches nothing is', () => {
  test.each<[sign: string[], ...(Event | Event[])[]]>([
    [['again 7'], exchange({ mid: 7 }), again],
    [['redelivered 7'], exchange({ mid: 7 }), redelivered, again],
    [['again 7'], commandSent({ mid: 7 }), redelivered, exchange({ mid: 7 }), again],
    [
      [],
      exchange({ mid: 7 }),
      { ...redelivered, connection: 2 } as Event,
      strayResponse({ mid: 7 }, 'repeated', { connection: 2 }),
    ],
    [['late 7'], silence({ mid: 7 }), strayResponse({ mid: 7 }, 'late')],
    [[], silence({ mid: 7 }, { cutShort: true }), strayResponse({ mid: 7 }, 'late')],
    [['late 7', 'again 7'], silence({ mid: 7 }), strayResponse({ mid: 7 }, 'late'), strayResponse({ mid: 7 }, 'late')],
    [
      ['again 7'],
      silence({ mid: 7 }, { cutShort: true }),
      strayResponse({ mid: 7 }, 'late'),
      strayResponse({ mid: 7 }, 'late'),
    ],
    [['unknown 9'], exchange({ mid: 7 }), strayResponse({ mid: 9 }, 'unknown')],
    [['unknown undefined'], exchange({ mid: 7 }), strayResponse({}, 'no-mid')],
    [['malformed 9'], probeSent({ mid: 9 }), strayResponse({ mid: 9 }, 'unknown')],
    [
      ['malformed 1'],
      exchange({ mid: 1 }),
      probeSent({ payload: bytes(commandMessage({ mid: true })) }),
      strayResponse({ mid: 1 }, 'repeated'),
    ],
    [
      ['again 9'],
      probeSent({ kind: 'oversized', mid: 9 }),
      strayResponse({ mid: 9 }, 'unknown'),
      strayResponse({ mid: 9 }, 'unknown'),
    ],
    [['malformed 0'], probeSent({ mid: 9 }), strayResponse({ mid: 0 }, 'unknown')],
    [
      ['malformed null', 'malformed null'],
      probeSent({ payload: bytes(commandMessage({ mid: 0 })) }),
      strayResponse({ mid: null }, 'no-mid'),
      probeSent({ payload: bytes(commandMessage({ mid: 'x' })) }),
      strayResponse({ mid: null }, 'no-mid'),
    ],
    [
      ['malformed 0', 'again 0'],
      probeSent({ payload: bytes(commandMessage({ mid: 0 })) }),
      strayResponse({ mid: 0 }, 'no-mid'),
      strayResponse({ mid: 0 }, 'no-mid'),
    ],
    [['unknown 0'], probeSent({ mid: 9 }), exchange({ mid: 7 }), strayResponse({ mid: 0 }, 'unknown')],
    [['to no command 9'], noCommand(9), strayResponse({ mid: 9 }, 'unknown')],
    [['to no command 9'], noCommand(9), strayResponse({ mid: 9, errcode: 1 }, 'unknown')],
    [['to no command undefined'], noCommand(), strayResponse({}, 'no-mid')],
    [['to no command -1'], noCommand(), strayResponse({ mid: -1 }, 'unknown')],
    [['unknown -1'], noCommand(), exchange({ mid: 7 }), strayResponse({ mid: -1 }, 'unknown')],
  ])('a sign of %j', (sign, ...events) => {
    expect(signs(...events)).toEqual(sign);
  });
});

describe('a device that answers with the key of its first command', () => {
  const asMeant = (event: Event): Event => (event.type === 'command-answered' ? { ...event, otherwise: 'key' } : event);
  const first = exchange({ mid: 1 });
  const second = exchange({ mid: 2 }).map(asMeant);
  const probe = (kind: 'malformed' | 'oversized') => probeSent({ kind, mid: 9 });
  const stray = strayResponse({ mid: 1 }, 'repeated');

  test.each<[what: string, sign: string[], ...(Event | Event[])[]]>([
    ['may answer an oversized command', [], first, second, probe('oversized'), stray],
    ['may do so when it was started again', [], first, second, first, probe('oversized'), stray],
    ['may have answered a malformed one, or another', [], first, second, probe('malformed'), stray],
    ['may be late', [], first, second, silence({ mid: 3 }, { cutShort: true }), stray],
    ['may answer another of several', [], first, second, commandSent({ mid: 3 }), commandSent({ mid: 4 }), stray],
    [
      'may have done so before that was known',
      [],
      first,
      commandSent({ mid: 2 }),
      stray,
      answered({ mid: 2 }).map(asMeant),
    ],
    ['answers twice where it owes nothing', ['again 1'], first, second, stray],
    ['answers twice what it owed', ['again 1'], first, second, probe('oversized'), stray, stray],
  ])('%s', (_, sign, ...events) => {
    expect(signs(...events)).toEqual(sign);
  });

  test('is not late with what bears the key of another of several, in any number of them', () => {
    const pair = (mid: number, isAnswered: boolean) => [
      commandSent({ mid }),
      commandSent({ mid: mid + 1 }),
      ...(isAnswered ? answered({ mid }) : []),
      commandUnanswered({ mid: mid + 1 }),
    ];
    const late = (mid: number) => strayResponse({ mid }, 'late');
    const pairs = [pair(3, true), pair(5, true), pair(7, true)];
    expect(signs(first, second, ...pairs, commandSent({ mid: 9 }), commandSent({ mid: 10 }), late(8))).not.toContain(
      'late 8',
    );
  });

  test('is judged by its keys where it answers rightly', () => {
    const right = [first, exchange({ mid: 3 })];
    expect(signs(first, second, ...right, probe('oversized'), stray)).toEqual(['again 1']);
  });
});

test('what bears the mid of a command counted on is for that, and not for what is malformed', () => {
  const again = [exchange({ mid: 1 }), probeSent(), commandRedelivered({ mid: 1 })];
  expect(signs(...again, strayResponse({ mid: 65_536 }, 'unknown'))).toEqual(['unknown 65536']);
  expect(signs(...again, strayResponse({ mid: 60_000 }, 'unknown'))).toEqual(['malformed 60000']);
});

describe('nothing is said of', () => {
  test.each<[what: string, ...(Event | Event[])[]]>([
    ['a message that MQTT sent again', exchange({ mid: 7 }), strayResponse({ mid: 7 }, 'repeated', { dup: true })],
    [
      'an answer published again after a reconnect',
      exchange({ mid: 7 }),
      strayResponse({ mid: 7 }, 'repeated', { connection: 2 }),
    ],
    [
      'the same, where something malformed had its mid as well',
      exchange({ mid: 1 }),
      probeSent({ payload: bytes(commandMessage({ mid: true })) }),
      strayResponse({ mid: 1 }, 'repeated', { connection: 2 }),
    ],
    [
      'the answer to a command whose connection was lost',
      silence({ mid: 7 }, { outcome: 'connection-lost' }),
      strayResponse({ mid: 7 }, 'connection-lost', { connection: 2 }),
    ],
    ['a refused malformed command', probeSent({ mid: 9 }), strayResponse({ mid: 9, errcode: 1 }, 'unknown')],
    ['a refusal without mid', probeSent(), strayResponse({ mid: null, errcode: 400 }, 'no-mid')],
    [
      'a refused malformed command whose mid was answered before',
      exchange({ mid: 7 }),
      probeSent({ mid: 7 }),
      strayResponse({ mid: 7, errcode: 1 }, 'repeated'),
    ],
    [
      'the answer to an oversized command',
      probeSent({ kind: 'oversized', mid: 9 }),
      strayResponse({ mid: 9 }, 'unknown'),
    ],
    [
      'one of two answers with the same mid, when one may be for a probe',
      probeSent({ mid: 7 }),
      exchange({ mid: 7 }, { errcode: 1 }),
      again,
    ],
    [
      'what bears the mid of something malformed, and is what an overflow makes of that of a command that waits',
      probeSent({ mid: 65_536 }),
      exchange({ mid: 65_535 }),
      commandSent({ mid: 1 }),
      strayResponse({ mid: 65_536 }, 'unknown'),
    ],
    [
      'the same, where one byte is kept of the mid',
      probeSent({ payload: bytes(commandMessage({ mid: 0 })) }),
      commandSent({ mid: 256 }),
      strayResponse({ mid: 0 }, 'unknown'),
    ],
    [
      'an answer with a wrong mid: its command is never answered',
      commandSent({ mid: 8 }),
      strayResponse({ mid: 9 }, 'unknown'),
      commandUnanswered({ mid: 8 }),
    ],
    [
      'one with the mid of an earlier command',
      exchange({ mid: 7 }),
      commandSent({ mid: 8 }),
      again,
      commandUnanswered({ mid: 8 }),
    ],
  ])('%s', (_, ...events) => {
    expect(signs(...events)).toEqual([]);
  });
});

test('a refusal is excused once for each malformed command', () => {
  const refusal = strayResponse({ mid: null, errcode: 400 }, 'no-mid');
  expect(signs(probeSent(), refusal, refusal)).toEqual(['malformed null']);
});

test('one command without an answer explains one wrong mid', () => {
  const stray = strayResponse({ mid: 9 }, 'unknown');
  expect(signs(commandSent({ mid: 8 }), stray, stray, commandUnanswered({ mid: 8 }))).toEqual(['unknown 9']);
});

test('an answer that was acknowledged in good time is a second answer on a later connection', () => {
  const payload = bytes({ msgType: 'deviceRsp', mid: 7, errcode: 0, body: { result: 0 } });
  const publish = packetReceived({
    type: 'PUBLISH',
    topic: 't',
    payload,
    qos: 1,
    retain: false,
    dup: false,
    packetId: 3,
  });
  const acknowledged = packetSent({ type: 'PUBACK', packetId: 3 });
  const resent = strayResponse({ mid: 7 }, 'repeated', { connection: 2 });
  const until = (closedAt: number, ...puback: Event[]) =>
    signs(commandSent({ mid: 7 }), publish, answered({ mid: 7 }), puback, at(closedAt, closed()), resent);
  expect(until(5000, acknowledged)).toEqual(['again after loss 7']);
  expect(until(5000)).toEqual([]);
  expect(until(700, acknowledged)).toEqual([]);
});

test('an answer that was not acknowledged and comes again without DUP is for MQTT-3.3.1-1', () => {
  const payload = bytes({ msgType: 'deviceRsp', mid: 7, errcode: 0 });
  const packet = { type: 'PUBLISH', topic: 't', payload, qos: 1, retain: false, dup: false, packetId: 3 } as const;
  const publish = packetReceived(packet);
  const again = strayResponse({ mid: 7 }, 'repeated');
  expect(signs(commandSent({ mid: 7 }), publish, answered({ mid: 7 }), publish, again)).toEqual([]);
  const acknowledged = packetSent({ type: 'PUBACK', packetId: 3 });
  expect(signs(commandSent({ mid: 7 }), publish, answered({ mid: 7 }), acknowledged, publish, again)).toEqual([
    'again 7',
  ]);
});

test('other content on a later connection is a second answer', () => {
  const other = strayResponse({ mid: 7, errcode: 1 }, 'repeated', { connection: 2 });
  expect(signs(exchange({ mid: 7 }), other)).toEqual(['again after loss 7']);
});

describe('an answer too many after something that needs none is', () => {
  const times = (n: number, ...events: readonly (Event | readonly Event[])[]) =>
    Array.from({ length: n }, () => events);
  const twice = [exchange({ mid: 7 }), again];
  const once = exchange({ mid: 8 });
  const asked = [exchange({ mid: 7 }), redelivered];
  const flat = (events: readonly (readonly (Event | readonly Event[])[])[]) => events.flat();

  test('no sign of that in a device that answers twice anyway', () => {
    expect(signs(...flat(times(3, ...twice)), ...asked, again)).toEqual(['again 7', 'again 7', 'again 7']);
    expect(signs(...asked, again, ...flat(times(3, ...twice)))).toEqual(['again 7', 'again 7', 'again 7']);
  });

  test('no sign of that where it comes as rarely as after other commands', () => {
    const rarely = [...flat(times(6, once)), ...twice];
    expect(signs(...rarely, ...rarely, ...asked, again, ...flat(times(3, ...asked)))).toEqual(['again 7', 'again 7']);
  });

  test('a sign of it where it comes more often', () => {
    const seldom = [...flat(times(20, once)), ...twice];
    const often = flat(times(4, ...asked, again));
    expect(signs(...seldom, ...often)).toEqual(['again 7', ...Array<string>(4).fill('redelivered 7')]);
  });

  test('a sign of it where there is more than one each time', () => {
    const seen = signs(...flat(times(3, ...twice)), ...flat(times(3, ...asked, again, again)));
    expect(seen.filter((sign) => sign === 'redelivered 7')).toHaveLength(6);
  });

  test('a sign of it where it bears the mid of what needs none', () => {
    const seen = signs(...flat(times(3, ...twice)), noCommand(9), strayResponse({ mid: 9 }, 'unknown'));
    expect(seen).toContain('to no command 9');
  });
});

describe('what comes before a packet has left', () => {
  const leaves = (payload: Uint8Array) =>
    packetSent({ type: 'PUBLISH', topic: 't', payload, qos: 1, retain: false, dup: false, packetId: 3 });
  const payload = bytes('{');
  const broken = probeSent({ payload });
  const unknown = strayResponse({ mid: 0 }, 'unknown');

  test('is no answer to it', () => {
    expect(signs(broken, unknown, leaves(payload))).toEqual(['unknown 0']);
    expect(signs(broken, leaves(payload), unknown)).toEqual(['malformed 0']);
    expect(signs(broken, unknown, leaves(bytes('another')))).toEqual(['malformed 0']);
  });

  test('is no answer to it, also where it has its mid by chance; what comes later is', () => {
    const own = strayResponse({ mid: 9 }, 'unknown');
    expect(signs(probeSent({ mid: 9, payload }), own, leaves(payload))).toEqual(['unknown 9']);
    expect(signs(probeSent({ mid: 9, payload }), own, leaves(payload), own)).toEqual(['unknown 9', 'malformed 9']);
  });

  test('is still an answer to what had left before it', () => {
    const first = probeSent({ mid: 9, payload });
    const other = bytes('another');
    const next = probeSent({ mid: 10, payload: other });
    const answer = strayResponse({ mid: 9 }, 'unknown');
    expect(signs(first, leaves(payload), next, answer, leaves(other))).toEqual(['malformed 9']);
  });

  test('is an answer to what is delivered again: that is told when it has left', () => {
    const asked = exchange({ mid: 7 });
    const [sent] = asked.filter((event) => event.type === 'command-sent');
    const packet = leaves(sent?.payload ?? payload);
    expect(signs(asked, packet, redelivered, again, packet, redelivered, again)).toEqual([
      'redelivered 7',
      'redelivered 7',
    ]);
  });
});
