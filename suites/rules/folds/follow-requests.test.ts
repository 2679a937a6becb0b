import { describe, expect, test } from 'vitest';
import {
  closed,
  deviceDeclared,
  type Event,
  exchange,
  journal,
  login,
  messageSent,
  probeSent,
  requestSent,
  requestUnanswered,
  rid,
  silence,
  strayResponse,
  subscribed,
} from '../v2/testing.ts';
import type { CommandFailure } from './follow-commands.ts';
import { followRequests } from './follow-requests.ts';
import { families } from './request-families.ts';

type Events = readonly (Event | readonly Event[])[];

/** What each failure is blamed on, by family, without those that were taken back. */
function blamed(...events: Events): string[] {
  const failures: string[] = [];
  const words = ({ kind, circumstances, upsets = [] }: CommandFailure) =>
    `${kind}: ${[circumstances[0], ...upsets.map(({ type }) => type)].join(' ')}`;
  const judge = followRequests(
    families.map((family) => ({
      family,
      watcher: {
        failed(failure) {
          const line = `${family} ${words(failure)}`;
          failures.push(line);
          return () => void failures.splice(failures.indexOf(line), 1);
        },
      },
    })),
  );
  for (const entry of journal(...events)) judge[entry.type]?.(entry as never);
  return failures;
}

const began: Event[] = [deviceDeclared(), ...login()].flat();
const answers = (n: number, family: 'command' | 'set' | 'get') =>
  exchange({ key: rid(n), family, ...(family === 'command' && { paras: { level: n } }) });
const proven: Event[] = [...began, ...answers(1, 'command'), ...answers(2, 'set'), ...answers(3, 'get')];

describe('a family is known by its own requests', () => {
  test('the first property set that is not answered has nothing to do with the commands that were', () => {
    const long = { payload: new Uint8Array(600), key: rid(3), family: 'set' } as const;
    expect(blamed(began, answers(1, 'command'), silence(long), answers(4, 'command'))).toEqual([
      'set silent: unproven',
    ]);
  });

  test('each of them has the first on a new connection', () => {
    const back = [closed({ staged: true }), ...login(2)];
    const onNew = { connection: 2, family: 'set', key: rid(5) } as const;
    expect(blamed(proven, back, exchange({ connection: 2, key: rid(4) }), silence(onNew))).toEqual([
      'set silent: reconnected',
    ]);
  });
});

describe('a device that falls silent is silent once', () => {
  test('the families that follow are not told', () => {
    expect(blamed(proven, silence({ key: rid(4) }), silence({ key: rid(5), family: 'set' }))).toEqual([
      'command silent: ordinary',
    ]);
  });

  test('but are when it has answered something in between', () => {
    expect(
      blamed(proven, silence({ key: rid(4) }), answers(6, 'get'), silence({ key: rid(5), family: 'set' })),
    ).toEqual(['command silent: ordinary', 'set silent: ordinary']);
  });

  test('and when the first silence turns out to be none', () => {
    const late = strayResponse(rid(4), 'late');
    expect(blamed(proven, silence({ key: rid(4) }), silence({ key: rid(5), family: 'set' }), late)).toEqual([
      'set silent: ordinary',
    ]);
  });

  test('those that waited together are told each', () => {
    const sent = [requestSent({ key: rid(4) }), requestSent({ key: rid(5), family: 'set' })];
    const over = [requestUnanswered({ key: rid(4) }), requestUnanswered({ key: rid(5), family: 'set' })];
    expect(blamed(proven, sent, over)).toEqual(['command silent: ordinary', 'set silent: ordinary']);
  });
});

describe('what ends the device is blamed on the latest request', () => {
  const exited: Event = { type: 'device-exited', deviceId: 'lamp-1', code: 1, signal: null, asked: false };
  const both = [requestSent({ key: rid(4) }), requestSent({ key: rid(5), family: 'get' })];

  test('when it exits', () => {
    expect(blamed(proven, both, exited)).toEqual(['get crashed: ordinary']);
  });

  test('when it closes its connection', () => {
    expect(blamed(proven, both, closed({ clean: false, reason: 'reset' }))).toEqual(['get dropped: ordinary']);
  });
});

describe('what may have harmed the device', () => {
  const malformedSet = probeSent({ key: rid(9), family: 'set' });

  test('is to blame for the next request of its family', () => {
    expect(blamed(proven, malformedSet, silence({ key: rid(4), family: 'set' }))).toEqual([
      'set silent: malformed probe-sent',
    ]);
  });

  test('even if another family was answered meanwhile', () => {
    expect(blamed(proven, malformedSet, answers(5, 'command'), silence({ key: rid(4), family: 'set' }))).toEqual([
      'set silent: malformed probe-sent',
    ]);
  });

  test('of another family, until any request was answered', () => {
    const command = silence({ key: rid(4) });
    expect(blamed(proven, malformedSet, command)).toEqual(['command silent: malformed probe-sent']);
    expect(blamed(proven, malformedSet, answers(5, 'get'), command)).toEqual(['command silent: ordinary']);
  });

  test('is a message, too, and an event', () => {
    const command = silence({ key: rid(4) });
    expect(blamed(proven, messageSent(), command)).toEqual(['command silent: message message-sent']);
    expect(blamed(proven, messageSent({ what: 'event' }), command)).toEqual(['command silent: event message-sent']);
    expect(blamed(proven, messageSent(), answers(5, 'set'), command)).toEqual(['command silent: ordinary']);
  });

  test('that comes while a request waits may be what keeps its answer', () => {
    const waiting = requestSent({ key: rid(4), family: 'get' });
    expect(blamed(proven, waiting, messageSent(), requestUnanswered({ key: rid(4), family: 'get' }))).toEqual([
      'get silent: message message-sent',
    ]);
  });
});

test('an answer in the place of another family shows that the request was read, and is what is wrong', () => {
  const set = requestSent({ key: rid(4), family: 'set', payload: new Uint8Array(900) });
  const elsewhere = strayResponse(rid(4), 'unknown', { family: 'command' });
  const over = requestUnanswered({ key: rid(4), family: 'set' });
  expect(blamed(proven, set, elsewhere, over)).toEqual(['set silent: elsewhere']);
  // The first request of all tells as much.
  expect(blamed(began, set, elsewhere, over)).toEqual(['set silent: elsewhere']);
});

describe('an answer with another key', () => {
  const over = requestUnanswered({ key: rid(4) });

  test('tells by itself that the key was not repeated, also of a device that has answered nothing yet', () => {
    const cut = strayResponse(rid(4).slice(0, 19));
    expect(blamed(proven, requestSent({ key: rid(4) }), cut, over)).toEqual(['command silent: overflow']);
    expect(blamed(began, requestSent({ key: rid(4) }), cut, over)).toEqual(['command silent: overflow']);
  });

  test('may have the key of a request that was answered before', () => {
    const first = strayResponse(rid(1), 'repeated');
    expect(blamed(proven, requestSent({ key: rid(4) }), first, over)).toEqual(['command silent: overflow']);
  });

  test('of a device that has two to answer may be meant for the other', () => {
    const two = [requestSent({ key: rid(4) }), requestSent({ key: rid(5) })];
    const other = strayResponse(rid(1), 'repeated');
    const end = [over, requestUnanswered({ key: rid(5) })];
    expect(blamed(proven, two, other, end)).toEqual(['command silent: ordinary', 'command silent: ordinary']);
  });
});

describe('a request that comes before the device has subscribed', () => {
  const filter = '$oc/devices/lamp-1/sys/commands/#';
  const early = [requestSent({ key: rid(4) }), subscribed(filter, { channel: 'commands' })];
  const over = requestUnanswered({ key: rid(4) });

  test('and is not answered, is lost for that', () => {
    expect(blamed(began, early, over)).toEqual(['command silent: unsubscribed']);
    const afterwards = exchange({ key: rid(5) });
    expect(blamed(began, early, over, afterwards)).toEqual(['command silent: unsubscribed']);
  });

  test('is lost for another reason where the device never subscribes, or does so to something else', () => {
    expect(blamed(began, silence({ key: rid(4) }))).toEqual(['command silent: unproven']);
    const others = subscribed('$oc/devices/lamp-1/sys/events/down', { channel: 'events/down' });
    expect(blamed(began, requestSent({ key: rid(4) }), others, over)).toEqual(['command silent: unproven']);
    const refusedOne = subscribed(filter, { channel: 'commands', granted: 0x80 });
    expect(blamed(began, requestSent({ key: rid(4) }), refusedOne, over)).toEqual(['command silent: unproven']);
  });

  test('is lost for another reason where the device has answered one like that, or had subscribed', () => {
    expect(blamed(proven, early, over)).toEqual(['command silent: ordinary']);
    const late = [subscribed(filter, { channel: 'commands' }), exchange({ key: rid(1), paras: { level: 9 } })].flat();
    expect(blamed(began, late, early, over)).toEqual(['command silent: ordinary']);
  });

  test('on a later connection is lost for that, too, and not for the reconnect', () => {
    const before = [subscribed(filter, { channel: 'commands' }), exchange({ key: rid(1) }), closed(), login(2)].flat();
    const again = [
      requestSent({ key: rid(4), connection: 2 }),
      subscribed(filter, { channel: 'commands', connection: 2 }),
    ];
    const end = requestUnanswered({ key: rid(4), connection: 2 });
    expect(blamed(began, before, again, end)).toEqual(['command silent: unsubscribed']);
  });
});

describe('a device that comes to its end after so many commands', () => {
  test('has not failed for the malformed one before, where plain ones alone come to the same end', () => {
    const others = [4, 5, 6, 7].flatMap((n) => exchange({ key: rid(n), paras: { level: n } }));
    const failed = [probeSent(), silence({ key: rid(8), paras: { level: 8 } })].flat();
    const anew: Event[] = [closed(), { type: 'device-started', deviceId: 'lamp-1' }, ...login(2)];
    const plain = (n: number) => ({ connection: 2, key: rid(n), paras: { level: 9 } });
    const row = [9, 10, 11, 12].flatMap((n) => exchange(plain(n)));
    expect(blamed(proven, others, failed, anew, row)).toEqual(['command silent: malformed probe-sent']);
    expect(blamed(proven, others, failed, anew, row, silence(plain(13)))).toEqual([
      'command silent: unproven',
      'command silent: ordinary',
    ]);
  });
});

describe('an equal command with another key', () => {
  test('is one that the device may have taken for the one that it knows', () => {
    const same = { paras: { level: 1 } };
    expect(blamed(proven, silence({ key: rid(4), ...same }))).toEqual(['command silent: content-twice']);
    expect(blamed(proven, exchange({ key: rid(4), ...same }), silence({ key: rid(5), ...same }))).toEqual([
      'command silent: ordinary',
    ]);
  });

  test('right after the first is another case than later', () => {
    const same = { paras: { level: 1 } };
    const later = [...exchange({ key: rid(4), paras: { level: 9 } }), ...exchange({ key: rid(5), ...same })];
    expect(blamed(proven, later, silence({ key: rid(6), ...same }))).toEqual(['command silent: content-twice']);
    expect(blamed(proven, later, exchange({ key: rid(6), ...same }), silence({ key: rid(7), ...same }))).toEqual([
      'command silent: ordinary',
    ]);
  });

  test('is to blame for what is said again in another form, too, once it has failed with nothing else about it', () => {
    const same = { paras: { level: 1 } };
    const other = (n: number) => exchange({ key: rid(n), paras: { level: n } });
    const form = 'a space after each comma';
    const again = [
      other(4),
      exchange({ key: rid(5), ...same }),
      silence({ key: rid(6), ...same, form }),
      other(7),
    ].flat();
    expect(blamed(proven, again)).toEqual(['command silent: form']);
    const plain = [exchange({ key: rid(8), ...same }), silence({ key: rid(9), ...same }), other(10)].flat();
    expect(blamed(proven, again, plain)).toEqual(['command silent: content-twice', 'command silent: content-twice']);
    const inAnother = [silence({ key: rid(11), form, paras: { level: 11 } }), other(12)].flat();
    expect(blamed(proven, again, plain, inAnother)).toEqual([
      'command silent: content-twice',
      'command silent: form',
      'command silent: form',
    ]);
  });

  test('may be one that the model does not have', () => {
    const same = { cmd: 'FLY', fit: 'unknown-command', paras: {} } as const;
    expect(blamed(proven, exchange({ key: rid(4), ...same }), silence({ key: rid(5), ...same }))).toEqual([
      'command silent: content-twice',
    ]);
  });

  test('is none after a new start', () => {
    const anew: Event[] = [{ type: 'device-started', deviceId: 'lamp-1' }, ...login(2)];
    const first = exchange({ connection: 2, key: rid(4), paras: { level: 9 } });
    expect(blamed(proven, anew, first, silence({ connection: 2, key: rid(5), paras: { level: 1 } }))).toEqual([
      'command silent: ordinary',
    ]);
  });
});
