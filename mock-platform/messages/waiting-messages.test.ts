import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { messageBounds } from './message-bounds.ts';
import { WaitingMessages } from './waiting-messages.ts';

function desk(bytes?: number) {
  const clock = new VirtualClock(0);
  const gone: string[] = [];
  const waiting = new WaitingMessages(
    clock,
    (deviceId, { messageId }, why) => gone.push(`${deviceId} ${messageId} ${why}`),
    bytes,
  );
  const add = (deviceId: string, messageId: string, { bytes: size = 10, due = 1000 } = {}) =>
    waiting.add(deviceId, { messageId, bytes: size, due });
  const ids = (deviceId: string) => waiting.of(deviceId).map(({ messageId }) => messageId);
  return { clock, gone, waiting, add, ids };
}

describe('messages that wait', () => {
  test('are taken in the order in which they came, once', () => {
    const { waiting, add, ids } = desk();
    for (const id of ['a', 'b', 'c']) add('lamp', id);
    expect(waiting.take('lamp', ({ messageId }) => messageId !== 'b').map(({ messageId }) => messageId)).toEqual([
      'a',
      'c',
    ]);
    expect(ids('lamp')).toEqual(['b']);
    expect(waiting.take('lamp').map(({ messageId }) => messageId)).toEqual(['b']);
    expect(waiting.take('lamp')).toEqual([]);
  });

  test('are twenty of a device: a later one replaces the oldest', () => {
    const { gone, add, ids } = desk();
    for (let n = 1; n <= 22; n += 1) add('lamp', String(n));
    expect(ids('lamp')).toHaveLength(20);
    expect(ids('lamp')[0]).toBe('3');
    expect(gone).toEqual(['lamp 1 replaced', 'lamp 2 replaced']);
  });

  test('wait as long as they may', () => {
    const { clock, gone, add, ids } = desk();
    add('lamp', 'short', { due: 100 });
    add('lamp', 'long', { due: 200 });
    clock.advance(99);
    expect(ids('lamp')).toEqual(['short', 'long']);
    clock.advance(1);
    expect(ids('lamp')).toEqual(['long']);
    expect(gone).toEqual(['lamp short expired']);
  });

  test('that were taken do not run out any more', () => {
    const { clock, gone, waiting, add } = desk();
    add('lamp', 'a', { due: 100 });
    waiting.take('lamp');
    waiting.forget('lamp');
    clock.advance(1000);
    expect(gone).toEqual([]);
  });

  test('have a bound for all devices together: the one with the most loses its older half', () => {
    const { gone, add, ids } = desk(20_000);
    add('small', 'a', { bytes: 100 });
    for (let n = 1; n <= 4; n += 1) add('large', String(n), { bytes: 4000 });
    expect(gone).toEqual([]);
    add('large', '5', { bytes: 4000 });
    expect(gone).toEqual(['large 1 replaced', 'large 2 replaced', 'large 3 replaced']);
    expect(ids('small')).toEqual(['a']);
    expect(ids('large')).toEqual(['4', '5']);
  });

  test('are 16 MiB of all devices', () => {
    const { gone, add } = desk();
    const bytes = messageBounds.payload;
    for (let device = 0; device < 10; device += 1) {
      for (let n = 0; n < 20; n += 1) add(`lamp ${device}`, String(n), { bytes });
    }
    expect(200 * bytes - gone.length * bytes).toBeLessThanOrEqual(messageBounds.waiting);
    expect(gone.length).toBeGreaterThan(100);
  });
});
