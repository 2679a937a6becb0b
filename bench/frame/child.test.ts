import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { answerOf } from './child.ts';

test('a process that does not answer is waited for as long as it may take, and no longer', async () => {
  await expect(answerOf(new EventEmitter(), 'load/besiege', 10)).rejects.toThrow(
    'load/besiege did not answer within 0.01 s: it hangs, or has more to do than it can.',
  );
});

test('one that ends before it answers is not waited for', async () => {
  const child = new EventEmitter();
  const answer = answerOf(child, 'load/besiege');
  child.emit('exit', 1);
  await expect(answer).rejects.toThrow('load/besiege ended with exit code 1 before it answered: see its output above.');
});

test('its answer is what it says next', async () => {
  const child = new EventEmitter();
  const answer = answerOf(child, 'load/besiege', 60_000);
  child.emit('message', { bouts: 3 });
  expect(await answer).toEqual({ bouts: 3 });
});
