import { describe, expect, test } from 'vitest';
import { blamed, exited, proven } from '../testing/failures.ts';
import {
  closed,
  commandSent,
  commandUnanswered,
  type Event,
  exchange,
  login,
  probeSent,
  silence,
  stageBegan,
} from '../testing.ts';

describe('a connection that the device closes without a word', () => {
  const drop = (mid: number, connection: number, some = {}): Event[] => [
    ...login(connection),
    commandSent({ mid, connection, ...some }),
    closed({ connection, clean: false, reason: 'reset' }),
    commandUnanswered({ mid, connection, outcome: 'connection-lost' }),
  ];
  const back = (connection: number): Event[] => [
    ...login(connection),
    ...exchange({ mid: 50 + connection, connection }),
  ];

  const form = { form: 'pretty-printed' };
  const answeredIn = (connection: number): Event[] => exchange({ mid: 60 + connection, connection, ...form });

  test('is a failure as long as no such command is answered', () => {
    expect(blamed(proven, drop(8, 2, form), back(3))).toEqual(['8 dropped: form']);
  });

  test('was chance when such a command is answered later, once', () => {
    expect(blamed(proven, drop(8, 2, form), back(3), answeredIn(3))).toEqual([]);
    expect(blamed(proven, drop(8, 2, form), back(3), answeredIn(3), drop(9, 3, form), back(4), answeredIn(4))).toEqual([
      '9 dropped: form',
    ]);
  });

  test('is a failure at once where packets are in pieces', () => {
    const [, , , , , , ...rest] = drop(9, 1);
    expect(blamed(proven, stageBegan('pieces'), rest)).toEqual(['9 dropped: pieces']);
  });

  test('is not a failure of its own where the device has left a command on it unanswered, and none was answered since', () => {
    const gone = drop(9, 1).slice(-3);
    const silent = silence({ mid: 8, ...form });
    expect(blamed(proven, silent, gone)).toEqual(['8 silent: form']);
    expect(blamed(proven, silent, gone, back(2))).toEqual(['8 silent: form']);
    expect(blamed(proven, silent, exchange({ mid: 7 }), gone)).toEqual(['8 silent: form', '9 dropped: ordinary']);
    expect(blamed(proven, silent, closed({ clean: false }), drop(9, 2))).toEqual([
      '8 silent: form',
      '9 dropped: ordinary',
    ]);
  });

  test('is not a failure after DISCONNECT, after harm, or with nothing to answer', () => {
    const clean = (mid: number, connection: number): Event[] => [
      ...login(connection),
      commandSent({ mid, connection }),
      closed({ connection }),
      commandUnanswered({ mid, connection, outcome: 'connection-lost' }),
    ];
    expect(blamed(proven, clean(8, 2), back(3))).toEqual([]);
    expect(blamed(proven, probeSent(), drop(8, 2), probeSent(), drop(9, 3))).toEqual([]);
    expect(blamed(proven, closed({ clean: false }), login(2), closed({ connection: 2, clean: false }))).toEqual([]);
  });
});

test('a device that ends in the middle of a command failed it, whichever of the two is seen first', () => {
  const gone = closed({ clean: false, reason: 'reset' });
  const lost = commandUnanswered({ mid: 9, outcome: 'connection-lost' });
  expect(blamed(proven, commandSent({ mid: 9 }), exited(), gone, lost)).toEqual(['9 crashed: ordinary']);
  expect(blamed(proven, commandSent({ mid: 9 }), gone, lost, exited())).toEqual(['9 dropped: ordinary']);
});
