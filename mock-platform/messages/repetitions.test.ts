import { expect, test } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { messageBounds } from './message-bounds.ts';
import { Repetitions } from './repetitions.ts';

function desk() {
  const clock = new VirtualClock(0);
  const again: number[] = [];
  const repetitions = new Repetitions(clock);
  const watch = (connection = 1, packetId = 7) =>
    repetitions.watch(connection, packetId, () => again.push(clock.now()));
  return { clock, again, repetitions, watch };
}

test('a message without PUBACK is sent once more every 2 s, three times', () => {
  const { clock, again, watch } = desk();
  watch();
  clock.advance(60_000);
  expect(again).toEqual([2000, 4000, 6000]);
});

test('one that is acknowledged is not', () => {
  const { clock, again, repetitions, watch } = desk();
  watch();
  clock.advance(2000);
  repetitions.acknowledged(1, 7);
  clock.advance(60_000);
  expect(again).toEqual([2000]);
});

test('the end of the connection is the end of it', () => {
  const { clock, again, repetitions, watch } = desk();
  watch(1);
  watch(2);
  repetitions.closed(1);
  clock.advance(2000);
  expect(again).toEqual([2000]);
});

test('a packet identifier that is used again stands for the later message', () => {
  const { clock, again, watch } = desk();
  watch();
  clock.advance(1000);
  watch();
  clock.advance(60_000);
  expect(again).toEqual([3000, 5000, 7000]);
});

test('a thousand messages of a connection are watched, the oldest is given up', () => {
  const { clock, again, watch } = desk();
  for (let packetId = 1; packetId <= messageBounds.unacknowledged + 5; packetId += 1) watch(1, packetId);
  clock.advance(2000);
  expect(again).toHaveLength(messageBounds.unacknowledged);
});
