import { describe, expect, test } from 'vitest';
import { Backlog, type Message, weightOf } from './backlog.ts';
import { delivery } from './delivery.ts';

const message = (deviceId: string, { size = 0, due = 0, expires = 1000 } = {}): Message => {
  const body = 'x'.repeat(size);
  return { deviceId, body, bytes: weightOf(body), expires, due, attempts: 0 };
};

function backlogOf(...messages: readonly Message[]): Backlog {
  const backlog = new Backlog();
  for (const one of messages) backlog.add(one);
  return backlog;
}

/** The devices of the next ones, each of which the callback takes before the next is asked for. */
function inTurn(backlog: Backlog, count: number): string {
  let devices = '';
  for (let n = 0; n < count; n += 1) {
    const next = backlog.take(0);
    if (!next) return `${devices}.`;
    devices += next.deviceId;
    backlog.back(next);
    backlog.remove(next);
  }
  return devices;
}

test('what is in it is counted with what it takes beside its text', () => {
  const [one, other] = [message('a', { size: 10 }), message('b')];
  const backlog = backlogOf(one, other);
  expect(backlog.bytes).toBe(10 + 2 * weightOf(''));
  expect([weightOf('é'), weightOf('a灯')]).toEqual([weightOf('') + 1, weightOf('') + 4]);
  backlog.remove(one);
  backlog.remove(one);
  expect([backlog.size, backlog.bytes, backlog.has(one), backlog.has(other)]).toEqual([1, weightOf(''), false, true]);
});

describe('the next one', () => {
  test('is the oldest that is due, while few wait', () => {
    const early = message('c', { due: 1 });
    const backlog = backlogOf(early, ...['a', 'a', 'b', 'a'].map((deviceId) => message(deviceId)));
    expect(inTurn(backlog, 5)).toBe('aaba.');
    expect(backlog.take(1)).toBe(early);
  });

  test('is that of the next device, when many wait', () => {
    const many = Array.from({ length: 2 * delivery.fewWaiting }, () => message('a'));
    const backlog = backlogOf(...many, message('b'), message('c', { due: 1 }), message('b'), message('d'));
    expect(inTurn(backlog, 6)).toBe('abdaba');
  });

  test('is not of a device of which one is under way', () => {
    const backlog = backlogOf(message('a'), message('a'), message('b'));
    const first = backlog.take(0) as Message;
    expect(backlog.take(0)?.deviceId).toBe('b');
    expect([backlog.take(0), backlog.underway]).toEqual([undefined, 2]);
    backlog.back(first);
    expect(backlog.take(0)?.deviceId).toBe('a');
  });
});

describe('what is too much', () => {
  test.each([
    ['bytes', 'large'],
    ['messages', 'many'],
  ] as const)('of %s is the oldest of the device with the most of them', (most, deviceId) => {
    const large = [message('large', { size: 10_000 }), message('large', { size: 10_000 })];
    const many = Array.from({ length: 5 }, () => message('many'));
    const backlog = backlogOf(...large, ...many);
    expect(backlog.surplus(most)).toBe({ large, many }[deviceId][0]);
  });

  test('is none that is under way, though its device has the most', () => {
    const [underway, behind] = [message('a', { size: 10_000 }), message('a')];
    const backlog = backlogOf(underway, behind, message('b'));
    expect(backlog.take(0)).toBe(underway);
    expect(backlog.surplus('bytes')).toBe(behind);
    backlog.remove(behind);
    expect(backlog.surplus('bytes')?.deviceId).toBe('b');
  });

  test('is not the last one', () => {
    expect(backlogOf(message('a', { size: 10_000 })).surplus('bytes')).toBeUndefined();
    expect(new Backlog().surplus('messages')).toBeUndefined();
  });
});

test('whose time is over is told in order, without those under way', () => {
  const [first, second, later] = [message('a'), message('b'), message('c', { expires: 2000 })];
  const backlog = backlogOf(first, second, later);
  expect([...backlog.expired(999)]).toEqual([]);
  backlog.take(0);
  expect([...backlog.expired(1000)]).toEqual([second]);
});

test('the soonest moment is that of an attempt or of an end, and not that of a device of which one is under way', () => {
  const backlog = backlogOf(message('a'), message('b', { due: 700 }), message('c', { due: 3000, expires: 900 }));
  backlog.take(0);
  expect(backlog.soonest()).toBe(700);
  expect(new Backlog().soonest()).toBe(Infinity);
});
