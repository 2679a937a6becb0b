import { describe, expect, test } from 'vitest';
import { blamed, circumstances, exited, long, proven } from '../testing/failures.ts';
import {
  answered,
  at,
  bytes,
  closed,
  commandSent,
  commandUnanswered,
  deviceDeclared,
  deviceStarted,
  type Event,
  exchange,
  login,
  onStage,
  probeSent,
  silence,
  stageBegan,
  strayResponse,
} from '../testing.ts';

describe('a command that is not answered in time is blamed on', () => {
  const cases: [blame: string, ...events: (Event | Event[])[]][] = [
    ['9 silent: ordinary', silence({ mid: 9 })],
    ['9 silent: pieces', onStage('pieces', silence({ mid: 9, form: 'pretty-printed' }))],
    ['9 silent: joined', onStage('joined', silence({ mid: 9 }))],
    ['128 silent: burst', onStage('burst', silence({ mid: 128 }))],
    ['9 silent: burst', stageBegan('burst'), commandSent({ mid: 9 }), commandUnanswered({ mid: 9 })],
    ['9 silent: reconnected', closed({ by: 'platform', staged: true }), login(2), silence({ mid: 9, connection: 2 })],
    ['9 silent: malformed', probeSent(), silence({ mid: 9 })],
    ['9 silent: malformed', commandSent({ mid: 9 }), probeSent(), commandUnanswered({ mid: 9 })],
    ['9 silent: malformed', probeSent({ kind: 'not-a-command' }), silence({ mid: 9 })],
    ['9 silent: oversized', probeSent({ kind: 'oversized' }), silence({ mid: 9 })],
    [
      '9 silent: reconnected',
      probeSent(),
      exchange({ mid: 6 }),
      closed({ by: 'platform', staged: true }),
      login(2),
      silence({ mid: 9, connection: 2 }),
    ],
    [
      '9 silent: forbidden-packet',
      { type: 'bytes-sent', connection: 1, raw: new Uint8Array(2), fault: 'packet type 0' },
      silence({ mid: 9 }),
    ],
    ['9 silent: qos', silence({ mid: 9, qos: 0, form: 'pretty-printed' })],
    ['9 silent: size', silence({ mid: 9, ...long(300) })],
    ['9 silent: size', silence({ mid: 9, form: '1024 bytes long', ...long(1024) })],
    ['9 silent: long', exchange({ mid: 6, ...long(1024) }), silence({ mid: 9, ...long(1024) })],
    ['9 silent: form', silence({ mid: 9, form: 'pretty-printed', ...long(300) })],
    ['9 silent: text', silence({ mid: 9, payload: bytes('ü') })],
    [
      '10000 silent: ordinary',
      exchange({ mid: 6, payload: bytes(`6${'x'.repeat(300)}`) }),
      silence({ mid: 10_000, payload: bytes(`10000${'x'.repeat(300)}`) }),
    ],
    ['9 silent: malformed', probeSent(), silence({ mid: 9, ...long(300) })],
    ['9 silent: oversized', probeSent({ kind: 'oversized' }), probeSent(), silence({ mid: 9 })],
    ['9 silent: text', silence({ mid: 9, form: 'pretty-printed', payload: bytes('"\\u00fc"') })],
    ['9 silent: unclear', silence({ mid: 9, payload: bytes('ü'.repeat(200)) })],
    ['9 silent: pieces', onStage('pieces', silence({ mid: 9, payload: bytes('ü') }))],
    ['9 silent: text', onStage('pieces', exchange({ mid: 6 }), silence({ mid: 9, payload: bytes('ü') }))],
    ['9 silent: ordinary', silence({ mid: 9, form: 'plain' })],
    ['5 silent: mid-again', silence({ mid: 5 })],
    ['3 silent: mid-lower', silence({ mid: 3 })],
    ['1 silent: mid', silence({ mid: 1 })],
    ['32768 silent: mid', silence({ mid: 32_768 })],
    [
      '300 silent: overflow',
      commandSent({ mid: 300 }),
      strayResponse({ mid: 44 }, 'unknown'),
      commandUnanswered({ mid: 300 }),
    ],
  ];
  test.each(cases)('%s', (blame, ...events) => {
    expect(blamed(proven, ...events)).toEqual([blame]);
  });

  test('no overflow where the device answers with any mid', () => {
    const mistaken = exchange({ mid: 10 }).map(
      (event): Event => (event.type === 'command-answered' ? { ...event, otherwise: 'key' } : event),
    );
    const overflow = [
      commandSent({ mid: 300 }),
      ...strayResponse({ mid: 44 }, 'unknown'),
      commandUnanswered({ mid: 300 }),
    ];
    expect(blamed(proven, mistaken, overflow)).toEqual(['300 silent: ordinary']);
    const right = [exchange({ mid: 11 }), exchange({ mid: 12 })];
    expect(blamed(proven, mistaken, ...right, overflow)).toEqual(['300 silent: overflow']);
  });

  test('the device itself, as long as it has answered nothing', () => {
    expect(blamed(silence({ mid: 1, form: 'pretty-printed' }), onStage('burst', silence({ mid: 2 })))).toEqual([
      '1 silent: unproven',
    ]);
  });

  test('how they came, where the device answers the first of several, and has answered nothing before', () => {
    const many = (first: Event | Event[]) =>
      onStage('joined', commandSent({ mid: 1 }), commandSent({ mid: 2 }), first, commandUnanswered({ mid: 2 }));
    expect(blamed(login(), many(answered({ mid: 1 })))).toEqual(['2 silent: joined']);
    expect(blamed(login(), many(commandUnanswered({ mid: 1 })))).toEqual(['1 silent: unproven', '2 silent: unproven']);
  });

  test('nothing separate, as long as the device has been silent since an earlier one', () => {
    const later = silence({ mid: 9, form: 'pretty-printed' });
    expect(blamed(proven, silence({ mid: 8 }), later)).toEqual(['8 silent: ordinary']);
    expect(blamed(proven, silence({ mid: 8, fit: 'unknown-command' }), later)).toHaveLength(2);
    const woken = strayResponse({ mid: 8 }, 'late');
    expect(blamed(proven, silence({ mid: 8 }), later, woken)).toEqual(['9 silent: form']);
  });

  test('its length, in a burst too, when a shorter one failed for that', () => {
    const tooLong = silence({ mid: 8, ...long(300) });
    expect(
      blamed(proven, tooLong, exchange({ mid: 7 }), onStage('burst', silence({ mid: 9, ...long(301) }))).at(-1),
    ).toBe('9 silent: size');
  });

  describe('its length, where a plain one no longer than it is not answered and nothing as long is:', () => {
    const padded = silence({ mid: 8, form: '300 bytes long', ...long(300) });
    const alive = exchange({ mid: 7 });
    test.each([
      ['another form', silence({ mid: 9, form: 'pretty-printed', ...long(300) })],
      ['in one write with others', onStage('joined', silence({ mid: 9, ...long(300) }))],
      ['in pieces', onStage('pieces', silence({ mid: 9, ...long(320) }))],
    ])('%s', (_, failed) => {
      expect(blamed(proven, failed, alive, padded, alive)).toEqual(['9 silent: size', '8 silent: size']);
    });

    test('and not, where one as long is answered', () => {
      const form = silence({ mid: 9, form: 'pretty-printed', ...long(300) });
      const answered = exchange({ mid: 8, form: '300 bytes long', ...long(300) });
      expect(blamed(proven, form, alive, answered)).toEqual(['9 silent: form']);
    });

    test('a short one, too, if the same command is answered when it is shorter, and the device goes on', () => {
      const short = silence({ mid: 8, ...long(130) });
      expect(blamed(proven, short)).toEqual(['8 silent: ordinary']);
      expect(blamed(proven, short, alive)).toEqual(['8 silent: size']);
      expect(blamed(proven, short, deviceStarted(), ...login(2), exchange({ mid: 7, connection: 2 }))).toEqual([
        '8 silent: ordinary',
      ]);
    });
  });

  describe('something else, when what it was blamed on proves harmless:', () => {
    const longer = exchange({ mid: 10, ...long(400) });
    test('a longer one is answered', () => {
      expect(blamed(proven, silence({ mid: 8, ...long(300) }), longer)).toEqual(['8 silent: ordinary']);
    });

    test('in its earlier life one at the other QoS came before it', () => {
      const on2 = { connection: 2 } as const;
      const lower = [exchange({ mid: 61, qos: 0, ...on2 }), exchange({ mid: 62, ...on2 })].flat();
      const failed = silence({ mid: 63, qos: 0, ...on2 });
      expect(blamed(proven, deviceStarted(), login(2), lower, failed)).toEqual(['63 silent: qos']);
    });

    test('another at the same QoS is answered', () => {
      const lower = [exchange({ mid: 60 }), silence({ mid: 9, qos: 0 })].flat();
      expect(blamed(proven, lower)).toEqual(['9 silent: qos']);
      const others = [exchange({ mid: 10, qos: 0 }), exchange({ mid: 11 })].flat();
      expect(blamed(proven, lower, others)).toEqual(['9 silent: qos']);
      expect(blamed(proven, lower, others, exchange({ mid: 12, qos: 0 }))).toEqual(['9 silent: mid-lower']);
    });

    test('another mid is answered again', () => {
      expect(blamed(proven, exchange({ mid: 6 }), silence({ mid: 5 }), exchange({ mid: 6 }))).toEqual([
        '5 silent: mid-lower',
      ]);
    });

    test('other text of the kind is answered', () => {
      const text = (mid: number, name: string) => ({ mid, payload: bytes({ name }) });
      expect(blamed(proven, silence(text(9, 'ü')))).toEqual(['9 silent: text']);
      expect(blamed(proven, silence(text(9, 'ü')), exchange(text(10, 'é')))).toEqual(['9 silent: ordinary']);
      expect(blamed(proven, silence(text(9, 'ü"')), exchange(text(10, 'é')))).toEqual(['9 silent: text']);
    });
  });

  test('nothing from an earlier harm, once a later command was answered', () => {
    expect(blamed(proven, probeSent(), exchange({ mid: 6 }), silence({ mid: 9 }))).toEqual(['9 silent: ordinary']);
  });
});

describe('nothing is concluded', () => {
  const cases: [why: string, ...events: (Event | Event[])[]][] = [
    ['from a lost connection', silence({ mid: 9 }, { outcome: 'connection-lost' })],
    ['from a command that the platform withdrew', silence({ mid: 9 }, { outcome: 'withdrawn' })],
    ['while nothing comes back from the platform', onStage('silent', silence({ mid: 9 }))],
    ['while PUBACKs are withheld', commandSent({ mid: 9 }), onStage('unacknowledged', commandUnanswered({ mid: 9 }))],
    ['while another client has the connection', onStage('take-over', silence({ mid: 9 }))],
    [
      'after the device was asked to stop',
      commandSent({ mid: 9 }),
      { type: 'device-stopping', deviceId: 'lamp-1' },
      commandUnanswered({ mid: 9 }),
    ],
    ['from an answer that comes too late after all', silence({ mid: 9 }), strayResponse({ mid: 9 }, 'late')],
    ['from an end that was asked for', commandSent({ mid: 9 }), exited({ asked: true })],
    ['from a program that ends in good order', commandSent({ mid: 9 }), exited({ code: 0 })],
    [
      'from a crash after the platform cut the connection',
      commandSent({ mid: 9 }),
      closed({ by: 'platform', staged: true }),
      commandUnanswered({ mid: 9, outcome: 'connection-lost' }),
      exited(),
    ],
  ];
  test.each(cases)('%s', (_, ...events) => {
    expect(blamed(proven, ...events)).toEqual([]);
  });

  test('from silence shortly before the end of a device that answers late', () => {
    const late = [...silence({ mid: 8 }), ...strayResponse({ mid: 8 }, 'late')].map((event) => ({ ...event }));
    const stopping: Event = { type: 'device-stopping', deviceId: 'lamp-1' };
    expect(blamed(proven, late, silence({ mid: 9 }), stopping)).toEqual([]);
    expect(blamed(proven, late, silence({ mid: 9 }), at(60_000, stopping))).toEqual(['9 silent: ordinary']);
  });

  test('and a late answer leaves no doubt in the device', () => {
    const late = [...silence({ mid: 8 }), ...strayResponse({ mid: 8 }, 'late')];
    expect(blamed(proven, late, silence({ mid: 9, form: 'pretty-printed' }))).toEqual(['9 silent: form']);
  });
});

test('what is answered after a wait that was cut short has used its mid', () => {
  const answeredLate = [...silence({ mid: 9 }), ...strayResponse({ mid: 9 }, 'late')];
  const skipped = onStage('time-skipped', ...answeredLate);
  const hurried = [...silence({ mid: 9 }, { cutShort: true }), ...strayResponse({ mid: 9 }, 'late')];
  expect(blamed(proven, skipped, silence({ mid: 9 }))).toEqual(['9 silent: mid-again']);
  expect(blamed(proven, hurried, silence({ mid: 9 }))).toEqual(['9 silent: mid-again']);
  expect(blamed(proven, onStage('time-skipped', silence({ mid: 9 })), silence({ mid: 9 }))).toEqual([
    '9 silent: ordinary',
  ]);
});

test('what was special about an answered command is described in full', () => {
  expect(
    circumstances(
      deviceDeclared(),
      login(),
      exchange({ mid: 1 }),
      onStage('burst', exchange({ mid: 255, form: 'pretty-printed', qos: 0 })),
      probeSent(),
      exchange({ mid: 1 }),
    ),
  ).toEqual([
    '1: unproven, size, mid, ordinary',
    '255: qos, burst, form, mid, ordinary',
    '1: malformed, mid-again, mid, ordinary',
  ]);
});

test('the answer to a command that was sent before a harm says nothing about it', () => {
  expect(circumstances(proven, commandSent({ mid: 9 }), probeSent(), answered({ mid: 9 }))).toContain('9: ordinary');
});

test('a restarted device begins again: its first connection is not a return, and no mid was used', () => {
  const restarted = [closed(), deviceStarted(), ...login(2)];
  expect(circumstances(proven, restarted, exchange({ mid: 5, connection: 2 })).at(-1)).toBe('5: ordinary');
});
