import { describe, expect, test } from 'vitest';
import { blamed, circumstances, proven } from '../testing/failures.ts';
import {
  answered,
  closed,
  commandSent,
  deviceStarted,
  type Event,
  exchange,
  login,
  onStage,
  probeSent,
  silence,
  strayResponse,
} from '../testing.ts';

const form = { form: 'pretty-printed' };
const again = (mid: number, of: number, some = {}) => exchange({ mid, again: of, ...some });
const silentAgain = (mid: number, of: number, some = {}) => silence({ mid, again: of, ...some });

describe('the same question once more', () => {
  test('clears what it shares with the one that failed, when it is answered', () => {
    const asked = silence({ mid: 9, ...form });
    expect(blamed(proven, asked, again(10, 9, form))).toEqual(['9 silent: ordinary']);
    expect(blamed(proven, asked, again(10, 9))).toEqual(['9 silent: form']);
  });

  test('clears a boundary only under the same mid', () => {
    expect(blamed(proven, silence({ mid: 32_768 }), again(10, 32_768))).toEqual(['32768 silent: mid']);
    expect(blamed(proven, silence({ mid: 32_768 }), again(32_768, 32_768))).toEqual(['32768 silent: ordinary']);
  });

  test('clears the return of a device that loses only what comes first', () => {
    const back: Event[] = [closed({ by: 'platform', staged: true }), ...login(2)];
    const first = silence({ mid: 9, connection: 2 });
    expect(blamed(proven, back, first, again(10, 9, { connection: 2 }))).toEqual(['9 silent: ordinary']);
    const forbidden: Event = { type: 'bytes-sent', connection: 1, raw: new Uint8Array(2), fault: 'packet type 0' };
    const left = [closed({ clean: false }), ...login(2)];
    expect(blamed(proven, forbidden, left, first, again(10, 9, { connection: 2 }))).toEqual(['9 silent: ordinary']);
  });

  test('does not clear what may have harmed the device on the same connection', () => {
    expect(blamed(proven, probeSent(), silence({ mid: 9 }), again(10, 9))).toEqual(['9 silent: malformed']);
  });

  test('clears no burst, when it is asked alone', () => {
    expect(blamed(proven, onStage('burst', silence({ mid: 9 })), again(10, 9))).toEqual(['9 silent: burst']);
  });

  test.each(['pieces', 'joined', 'burst'] as const)(
    'clears %s, when it fails alone, too, between others that are answered',
    (stage) => {
      const asked = onStage(stage, silence({ mid: 9 }));
      const once = [...silentAgain(10, 9), ...exchange({ mid: 11 })];
      const twice = [...once, ...silentAgain(12, 9)];
      expect(blamed(proven, asked, twice, exchange({ mid: 13 }))).toEqual(['9 silent: ordinary']);
      expect(blamed(proven, asked, once)).toEqual([`9 silent: ${stage}`]);
      expect(blamed(proven, asked, twice)).toEqual([`9 silent: ${stage}`]);
    },
  );

  test('tells the text apart from the way that it came, when it fails alone, too', () => {
    const text = { payload: Buffer.from('{"x":"\u706f"}') };
    const once = [...silentAgain(10, 9, text), ...exchange({ mid: 11 })];
    const twice = [...once, ...silentAgain(12, 9, text), ...exchange({ mid: 13 })];
    expect(blamed(proven, onStage('joined', silence({ mid: 9, ...text })), twice)).toEqual(['9 silent: text']);
  });

  test('is not a separate failure, when it also stays unanswered', () => {
    expect(blamed(proven, silence({ mid: 9, ...form }), silentAgain(10, 9, form), exchange({ mid: 11 }))).toEqual([
      '9 silent: form',
    ]);
  });
});

test('what is so about one of many that came together is so about the others', () => {
  const text = { payload: Buffer.from('{"x":"\u706f"}') };
  const both = [9, 10].map((mid) => silence({ mid, ...text }));
  const together = [0, 1].flatMap((at) => both.map((events) => events[at] as Event));
  const alone = [...exchange({ mid: 11 }), ...silentAgain(12, 9, text), ...exchange({ mid: 13 })];
  expect(blamed(proven, onStage('joined', together), alone)).toEqual(['9 silent: text', '10 silent: text']);
});

test('what was lost together with plain ones was lost as they were, whatever is in it', () => {
  const text = { payload: Buffer.from('{"x":"\u706f"}') };
  const managed = onStage('joined', exchange({ mid: 7 }));
  const [plain, strange] = [silence({ mid: 8 }), silence({ mid: 9, ...text })] as const;
  const together = onStage('joined', ...[0, 1].flatMap((at) => [plain[at] as Event, strange[at] as Event]));
  expect(blamed(proven, managed, together)).toEqual(['8 silent: joined', '9 silent: joined']);
  expect(blamed(proven, managed, onStage('joined', ...strange))).toEqual(['9 silent: text']);
});

test('a device that reads short escapes may stumble over others', () => {
  const short = { payload: Buffer.from('{"x":"\\\\u \\""}') };
  const long = { payload: Buffer.from('{"x":"\\u706f"}') };
  expect(blamed(proven, exchange({ mid: 8, ...short }), silence({ mid: 9, ...long }))).toEqual(['9 silent: text']);
  expect(blamed(proven, exchange({ mid: 8, ...long }), silence({ mid: 9, ...long }))).toEqual(['9 silent: ordinary']);
});

describe('a device that fails now and then', () => {
  const chance = [...silence({ mid: 8 }), ...exchange({ mid: 9 })];

  test('has failed by chance once more, where such a command failed once', () => {
    expect(blamed(proven, chance, silence({ mid: 10, ...form }), exchange({ mid: 11 }))).toEqual([
      '8 silent: ordinary',
      '10 silent: unproven',
    ]);
  });

  test('names a cause, when every such command fails', () => {
    const failing = (mid: number) => [...silence({ mid, ...form }), ...exchange({ mid: mid + 1 })];
    const answers = Array.from({ length: 10 }, (_, n) => exchange({ mid: 20 + n })).flat();
    expect(blamed(proven, chance, answers, failing(40), failing(50))).toEqual([
      '8 silent: ordinary',
      '40 silent: form',
      '50 silent: form',
    ]);
  });

  test('has failed by chance, where few of many such commands fail', () => {
    const together = (from: number) => {
      const mids = Array.from({ length: 6 }, (_, n) => from + n);
      return onStage('joined', silence({ mid: from + 10 }), ...mids.map((mid) => exchange({ mid })));
    };
    const answers = Array.from({ length: 28 }, (_, n) => exchange({ mid: 10 + n })).flat();
    const events = [chance, answers, together(40), together(60), silence({ mid: 80 }), exchange({ mid: 81 })].flat();
    expect(blamed(proven, events)).toEqual([
      '8 silent: ordinary',
      '50 silent: unproven',
      '70 silent: unproven',
      '80 silent: ordinary',
    ]);
  });

  test('has passed by chance over one that does not fit its model, unless it passes over most of them', () => {
    const fit = 'unknown-command';
    const failing = (mid: number) => [...silence({ mid, fit }), ...exchange({ mid: mid + 1 })];
    const answers = Array.from({ length: 10 }, (_, n) => exchange({ mid: 20 + n })).flat();
    const refused = Array.from({ length: 20 }, (_, n) => exchange({ mid: 60 + n, fit }, { errcode: 1 })).flat();
    expect(blamed(proven, answers, failing(40), failing(50))).toEqual(['40 silent: ordinary', '50 silent: ordinary']);
    expect(blamed(proven, chance, answers, failing(40), failing(50), refused, exchange({ mid: 90 }))).toEqual([
      '8 silent: ordinary',
      '40 silent: unproven',
      '50 silent: unproven',
    ]);
    expect(blamed(proven, chance, answers, failing(40), failing(50))).toEqual([
      '8 silent: ordinary',
      '40 silent: ordinary',
      '50 silent: ordinary',
    ]);
  });

  test('has died by chance, if it died like this before and does not answer any more', () => {
    const dead = [...silence({ mid: 127 }), ...silence({ mid: 127, again: 127 })];
    expect(blamed(proven, chance, dead)).toEqual(['8 silent: ordinary', '127 silent: unproven']);
  });

  test('breaks no other rule for the rest of its many commands at once', () => {
    const burst = onStage('burst', silence({ mid: 10 }), exchange({ mid: 11 }));
    expect(blamed(proven, chance, burst)).toEqual(['8 silent: ordinary', '10 silent: unproven']);
  });
});

describe('a command that is answered with another mid', () => {
  const otherwise = (mid: number) => [
    commandSent({ mid, ...form }),
    ...strayResponse({ mid: 5 }, 'repeated'),
    ...silence({ mid }).slice(1),
  ];

  test('was read: neither its form nor what was sent before it is to blame', () => {
    expect(blamed(proven, otherwise(9))).toEqual(['9 silent: ordinary']);
    expect(blamed(proven, probeSent(), otherwise(9))).toEqual(['9 silent: ordinary']);
  });

  test('is for the rule about numbers, where it looks like a part of its own', () => {
    const low = [
      commandSent({ mid: 300 }),
      ...strayResponse({ mid: 44 }, 'unknown'),
      ...silence({ mid: 300 }).slice(1),
    ];
    expect(blamed(proven, low)).toEqual(['300 silent: overflow']);
  });
});

describe('something harmful', () => {
  const one = probeSent({ payload: Buffer.from('one') });
  const two = probeSent({ payload: Buffer.from('two') });
  const restart: Event[] = [closed({ by: 'platform', staged: true }), deviceStarted(), ...login(2)];
  const on2 = { connection: 2 };

  test('that is survived on another try was not the cause', () => {
    const tried = [...restart, one, ...exchange({ mid: 10, ...on2 })];
    expect(blamed(proven, one, silence({ mid: 9 }), tried)).toEqual(['9 silent: ordinary']);
    const other = [...restart, two, ...exchange({ mid: 10, ...on2 })];
    expect(blamed(proven, one, silence({ mid: 9 }), other)).toEqual(['9 silent: malformed']);
  });

  test('that does the harm alone is named alone', () => {
    const alone = [...restart, one, ...silence({ mid: 10, ...on2 })];
    expect(blamed(proven, one, two, silence({ mid: 9 }), alone)).toEqual(['10 silent: malformed']);
  });

  test('of several kinds is suspected in its order', () => {
    const oversized = probeSent({ kind: 'oversized', payload: Buffer.from('long') });
    expect(blamed(proven, one, oversized, silence({ mid: 9 }))).toEqual(['9 silent: malformed']);
    expect(blamed(proven, oversized, one, silence({ mid: 9 }))).toEqual(['9 silent: oversized']);
  });

  test('is survived by a device that comes back, answers what it was sent before, and then the next command', () => {
    const back = [closed({ clean: false }), ...login(2), commandSent({ mid: 9, ...on2 })];
    const events = [one, back, strayResponse({ mid: 8 }, 'connection-lost', on2), answered({ mid: 9, ...on2 })];
    expect(circumstances(proven, ...events).at(-1)).toMatch(/^9: malformed/);
  });

  test('is not cleared by the answer to what was sent before it', () => {
    expect(blamed(proven, commandSent({ mid: 8 }), one, answered({ mid: 8 }), silence({ mid: 9 }))).toEqual([
      '9 silent: malformed',
    ]);
  });
});

describe('what has made a command fail with nothing harmful before it', () => {
  const used = [...silence({ mid: 5 }), ...exchange({ mid: 8 })];

  test('is blamed before what harmful came, where it was never answered', () => {
    expect(blamed(proven, used, probeSent(), silence({ mid: 5 }))).toEqual([
      '5 silent: mid-again',
      '5 silent: mid-again',
    ]);
    expect(blamed(proven, probeSent(), silence({ mid: 5 }), deviceStarted(), proven, used)).toEqual([
      '5 silent: mid-again',
      '5 silent: mid-again',
    ]);
    expect(blamed(proven, used, probeSent(), silence({ mid: 9 }))).toEqual([
      '5 silent: mid-again',
      '9 silent: malformed',
    ]);
  });

  test('is not, where such a command was answered, or the device was already dead', () => {
    expect(blamed(proven, probeSent(), silence({ mid: 5 }))).toEqual(['5 silent: malformed']);
    expect(blamed(proven, silence({ mid: 5 }), deviceStarted(), proven, probeSent(), silence({ mid: 5 }))).toEqual([
      '5 silent: mid-again',
      '5 silent: malformed',
    ]);
  });
});

describe('a device that comes to its end after as many plain commands, too,', () => {
  const row = [21, 22, 23].flatMap((mid) => exchange({ mid, connection: 2 }));
  const end = silence({ mid: 24, connection: 2 });
  const anew = [deviceStarted(), ...login(2)];
  const harmed = [probeSent(), silence({ mid: 9 })].flat();

  test('was not harmed by what came before', () => {
    expect(blamed(proven, harmed, anew, row)).toEqual(['9 silent: malformed']);
    expect(blamed(proven, harmed, anew, row, end)).toEqual(['9 silent: unproven', '24 silent: ordinary']);
  });

  test('may have been, when there was more in the row', () => {
    const other = exchange({ mid: 20, connection: 2, ...form });
    expect(blamed(proven, harmed, anew, other, row, end)).toEqual(['9 silent: malformed', '24 silent: ordinary']);
  });
});

test('a failure with nothing harmful before it clears nothing that was harmful', () => {
  const other = silence({ mid: 10, ...form });
  expect(blamed(proven, probeSent(), silence({ mid: 9 }), deviceStarted(), proven, other)).toEqual([
    '9 silent: malformed',
    '10 silent: form',
  ]);
});
