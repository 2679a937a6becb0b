import { expect, test } from 'vitest';
import { apiBounds } from './bounds.ts';
import { MessageBook } from './message-book.ts';

test('messages of a device take 1 MiB at most: the oldest go', () => {
  const book = new MessageBook();
  const message = 'x'.repeat(apiBounds.messageBytesOfDevice / 8);
  for (const id of ['a', 'b', 'c', 'd', 'e']) book.add('lamp', id, { message }, 0);
  expect(book.of('lamp').map(({ messageId }) => messageId)).toEqual(['c', 'd', 'e']);
});

test('of all devices together the one with the most loses its messages', () => {
  const book = new MessageBook(4000);
  book.add('small', 'a', { message: 'x' }, 0);
  book.add('large', 'b', { message: 'x'.repeat(5000) }, 0);
  expect([book.of('small').length, book.of('large').length]).toEqual([1, 0]);
});

test('the second one of an id takes the place of the first', () => {
  const book = new MessageBook();
  book.add('lamp', 'a', { message: 'x' }, 1);
  book.follow({ type: 'message-status', deviceId: 'lamp', messageId: 'a', status: 'replaced', topic: 't' }, 2);
  expect(book.get('lamp', 'a')).toMatchObject({ state: { status: 'FAILED' }, finishedAt: 2 });
  book.add('lamp', 'a', { message: 'y' }, 3);
  expect(book.of('lamp')).toMatchObject([{ state: { status: 'PENDING' }, said: { message: 'y' } }]);
});
