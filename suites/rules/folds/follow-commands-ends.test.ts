import { describe, expect, test } from 'vitest';
import { blamed, exited, proven } from '../testing/failures.ts';
import {
  closed,
  commandSent,
  commandUnanswered,
  deviceStarted,
  type Event,
  exchange,
  login,
  probeSent,
} from '../testing.ts';

describe('a device that ends, or hangs up, at a command', () => {
  const lostAt = (mid: number, some: object = {}) => [
    commandSent({ mid, ...some }),
    closed({ by: 'device', clean: false }),
    commandUnanswered({ mid, outcome: 'connection-lost' }),
    exited({ code: null, signal: 'SIGABRT' }),
  ];
  const back = [deviceStarted(), login(2)].flat();
  const blink = { cmd: 'BLINK', paras: { times: 3 }, form: 'pretty-printed' };

  test('does so for the command itself, as long as it has answered no such command', () => {
    expect(blamed(proven, lostAt(9, blink).flat())).toEqual(['9 dropped: unproven']);
  });

  test('does so for how it was sent, once it has answered the same', () => {
    const plainly = exchange({ mid: 10, connection: 2, cmd: 'BLINK', paras: { times: 3 } });
    expect(blamed(proven, lostAt(9, blink).flat(), back, plainly)).toEqual(['9 dropped: form']);
  });

  test('does so for the command, if it does so when that is sent plainly, too', () => {
    const plainly = lostAt(10, { connection: 2, cmd: 'BLINK', paras: { times: 3 } }).flat();
    const [first] = blamed(
      proven,
      lostAt(9, blink).flat(),
      back,
      plainly.map((event) => ({ ...event, connection: 2 })) as Event[],
    );
    expect(first).toBe('9 dropped: ordinary');
  });

  test('after something harmful does so for that, unless it has answered no such command', () => {
    const end = (some: object) => [probeSent(), commandSent({ mid: 9, ...some }), exited()].flat();
    expect(blamed(proven, end({}))).toEqual([]);
    expect(blamed(proven, end({ cmd: 'BLINK' }))).toEqual(['9 crashed: unproven']);
  });
});
