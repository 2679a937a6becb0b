import { describe, expect, test } from 'vitest';
import {
  at,
  closed,
  deviceDeclared,
  deviceStarted,
  type Event,
  exchange,
  login,
  message,
  onStage,
  probeSent,
  report,
  requestAnswered,
  requestSent,
  rid,
  silence,
  verdictOf,
  world,
} from '../testing.ts';
import kept from './V2-SET-10.ts';
import whole from './V2-SET-11.ts';

type Events = readonly (Event | readonly Event[])[];

const began: Event[] = [
  ...world(),
  deviceDeclared({ settable: ['Light/level', 'Light/colour', 'Battery/voltage'], echoCommand: 'Light/ECHO' }),
  ...login(),
];
let next = 1;
const set = (properties: object, serviceId = 'Light', some: object = {}): Event[] =>
  exchange({
    key: rid(next++),
    family: 'set',
    paras: { services: [{ service_id: serviceId, properties }] },
    ...some,
  });
const setAll = (services: readonly (readonly [string, object])[]): Event[] =>
  exchange({
    key: rid(next++),
    family: 'set',
    paras: { services: services.map(([service_id, properties]) => ({ service_id, properties })) },
  });
const answerTo = (key: string, services: readonly (readonly [string, object])[], connection = 1): Event[] => {
  const body = services.map(([service_id, properties]) => ({ service_id, properties }));
  return [
    ...message({ services: body }, { channel: 'properties/get/response', key, connection }),
    requestAnswered({ key, family: 'get', body, connection }),
  ];
};
const get = (services: readonly (readonly [string, object])[], connection = 1): Event[] => {
  const key = rid(next++);
  return [requestSent({ key, family: 'get', paras: {}, connection }), ...answerTo(key, services, connection)];
};
const told = (...events: Events) => ({
  kept: verdictOf(kept, began, ...events).violations.map(({ message, actual }) => `${message} ${actual}`),
  whole: verdictOf(whole, began, ...events).violations.map(({ message, actual }) => `${message} ${actual}`),
});
const nothing = { kept: [], whole: [] };
const lostLevel = 'It said that it had set Light/level, and shows another value.';

describe('a value that was set is shown', () => {
  test('in the next answer to a get', () => {
    const events = [set({ level: 40 }), get([['Light', { level: 40 }]])];
    expect(told(...events)).toEqual(nothing);
    expect(verdictOf(kept, began, ...events).exercised).toBe(1);
  });

  test('in a report, before the answer or after it', () => {
    const key = rid(900);
    const request = {
      key,
      family: 'set',
      paras: { services: [{ service_id: 'Light', properties: { level: 9 } }] },
    } as const;
    const before = [requestSent(request), ...report({ level: 9 }), requestAnswered(request)];
    expect(verdictOf(kept, began, before)).toEqual({ exercised: 1, violations: [] });
    expect(verdictOf(kept, began, set({ level: 9 }), report({ level: 9 }))).toEqual({ exercised: 1, violations: [] });
  });

  test.each([
    [{ level: 40 }, { level: '40' }],
    [{ level: true }, { level: 1 }],
    [{ level: true }, { level: 'true' }],
    [{ level: '3' }, { level: 3 }],
    [{ level: 0.1 }, { level: 0.100000001 }],
    [{ level: '20260305T071500Z' }, { level: '2026-03-05T07:15:00.000Z' }],
    [{ level: { a: 1 } }, { level: { a: 1, b: 2 } }],
    [{ level: ['a'] }, { level: ['a'] }],
  ])('%j may be shown as %j', (wanted, shown) => {
    expect(told(set(wanted), get([['Light', shown]]))).toEqual(nothing);
  });

  test('by one entry without the list around it', () => {
    const key = rid(901);
    const bare = message(
      { service_id: 'Light', properties: { level: 0 } },
      { channel: 'properties/get/response', key },
    );
    const events = [
      set({ level: 40 }),
      requestSent({ key, family: 'get' }),
      bare,
      requestAnswered({ key, family: 'get', body: undefined }),
    ];
    expect(told(...events).kept).toEqual([`${lostLevel} Light/level: 0`]);
  });
});

describe('another value is not', () => {
  test('the one of before', () => {
    const events = [set({ level: 40 }), set({ level: 50 }), get([['Light', { level: 40 }]])];
    expect(told(...events)).toEqual({ kept: [`${lostLevel} Light/level: 40`], whole: [] });
    expect(verdictOf(kept, began, ...events).violations).toMatchObject([
      { expected: 'Light/level: 50', nearMiss: 'the value that it was set to before' },
    ]);
  });

  test('none at all', () => {
    expect(told(set({ level: 40 }), get([['Light', {}]])).kept).toEqual([`${lostLevel} no Light/level`]);
  });

  test('one that another set has put back', () => {
    const events = [set({ level: 40 }), set({ colour: 'red' }), get([['Light', { level: 0, colour: 'red' }]])];
    expect(told(...events)).toEqual({ kept: [`${lostLevel} Light/level: 0`], whole: [] });
  });

  test('one that it has lost with its connection, though it had shown it', () => {
    const shown = [set({ level: 40 }), get([['Light', { level: 40 }]])];
    const back = [closed({ staged: true }), ...login(2)];
    expect(told(...shown, back, get([['Light', { level: 0 }]], 2)).kept).toEqual([`${lostLevel} Light/level: 0`]);
    const reported = report({ level: 0 }, { connection: 2 });
    expect(told(...shown, back, reported, get([['Light', { level: 0 }]], 2)).kept).toEqual([
      `${lostLevel} Light/level: 0`,
    ]);
  });

  test('what it goes on to report, where it is not asked', () => {
    const events = [set({ level: 40 }), onStage('reporting', report({ level: 0 }), at(9000, report({ level: 0 })))];
    expect(told(...events)).toEqual({ kept: [`${lostLevel} Light/level: 0`], whole: [] });
  });
});

describe('a part of a set is for the rule on whole sets', () => {
  const both = [
    ['Light', { level: 40 }],
    ['Battery', { voltage: 3 }],
  ] as const;
  const part = 'Of a property set it carried out Light/level, and not Battery/voltage. Battery/voltage: 5';

  test('when it shows one service of two', () => {
    const shown = [
      ['Light', { level: 40 }],
      ['Battery', { voltage: 5 }],
    ] as const;
    expect(told(setAll(both), get(shown))).toEqual({ kept: [], whole: [part] });
  });

  test('in whatever order that turns out', () => {
    const events = [setAll(both), get([['Battery', { voltage: 5 }]]), get([['Light', { level: 40 }]])];
    expect(told(...events)).toEqual({ kept: [], whole: [part] });
  });

  test('and one that shows all of it keeps it', () => {
    expect(told(setAll(both), get(both))).toEqual(nothing);
    expect(verdictOf(whole, began, setAll(both), get(both)).exercised).toBe(2);
  });

  test('while a value that was there before shows nothing of it', () => {
    const shown = [
      ['Light', { level: 40 }],
      ['Battery', { voltage: 5 }],
    ] as const;
    const lostVoltage = 'It said that it had set Battery/voltage, and shows another value. Battery/voltage: 5';
    expect(told(get(shown), setAll(both), get(shown))).toEqual({ kept: [lostVoltage], whole: [] });
    expect(told(set({ level: 40 }), setAll(both), get(shown))).toEqual({ kept: [lostVoltage], whole: [] });
  });

  test('while one that shows nothing of it is for the other', () => {
    const shown = [
      ['Light', { level: 0 }],
      ['Battery', { voltage: 5 }],
    ] as const;
    expect(told(setAll(both), get(shown))).toMatchObject({ kept: [`${lostLevel} Light/level: 0`, {}], whole: [] });
  });
});

describe('nothing is concluded', () => {
  const shows = (level: unknown) => get([['Light', { level }]]);

  test.each<[what: string, ...events: Events]>([
    ['of a property that the device does not declare to keep', set({ mode: 1 }), get([['Light', { mode: 2 }]])],
    ['of a set that was refused', exchange({ key: rid(800), family: 'set' }, { errcode: 1 }), shows(0)],
    ['of one that was not answered', silence({ key: rid(801), family: 'set' }), shows(0)],
    ['after a command, which may change anything', set({ level: 40 }), exchange({ key: rid(802) }), shows(7)],
    [
      'after a set that is too long for it',
      set({ level: 40 }),
      probeSent({ family: 'set', kind: 'oversized' }),
      shows(7),
    ],
    ['after a malformed one', set({ level: 40 }), probeSent({ family: 'set' }), shows(7)],
    ['after a new start', set({ level: 40 }), deviceStarted(), shows(0)],
    ['of a change that the device tells', set({ level: 40 }), report({ level: 40 }), report({ level: 7 }), shows(7)],
    ['of a report alone', set({ level: 40 }), report({ level: 0 })],
    ['of a service that the answer does not name', set({ level: 40 }), get([['Battery', { voltage: 1 }]])],
    [
      'of a get that was sent before the answer',
      requestSent({ key: rid(803), family: 'get', paras: {} }),
      set({ level: 40 }),
      answerTo(rid(803), [['Light', { level: 0 }]]),
    ],
    [
      'of two sets at once',
      requestSent({ key: rid(804), family: 'set' }),
      set({ level: 1 }),
      requestAnswered({ key: rid(804), family: 'set' }),
      shows(40),
    ],
  ])('%s', (_, ...events) => {
    expect(told(...events)).toEqual(nothing);
  });

  test('but of a command that only echoes', () => {
    const echo = exchange({ key: rid(805), serviceId: 'Light', cmd: 'ECHO' });
    expect(told(set({ level: 40 }), echo, shows(0)).kept).toEqual([`${lostLevel} Light/level: 0`]);
  });
});
