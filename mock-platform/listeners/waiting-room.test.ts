import { expect, test } from 'vitest';
import { WaitingRoom } from './waiting-room.ts';

test('when it is full the one that has waited the longest leaves, and not one that has left before', () => {
  const gone: string[] = [];
  const room = new WaitingRoom<string>(2, (guest) => gone.push(guest));
  room.enter('a');
  room.enter('b');
  room.leave('a');
  room.enter('c');
  expect(gone).toEqual([]);
  room.enter('d');
  room.enter('e');
  expect(gone).toEqual(['b', 'c']);
});
