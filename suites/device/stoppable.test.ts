import { expect, test } from 'vitest';
import type { Exit } from './device.ts';
import { stoppable } from './stoppable.ts';

const done: Exit = { code: 0, signal: null };
const crashed: Exit = { code: 1, signal: null };

test('it is stopped once, and everyone learns how it ended', async () => {
  let stops = 0;
  const { exited, stop } = stoppable(async () => {
    stops += 1;
    return done;
  });
  expect(await Promise.all([stop(), stop(), exited])).toEqual([done, done, done]);
  expect(stops).toBe(1);
});

test('an end without a request is reported too', async () => {
  const { exited } = stoppable(async () => done, Promise.resolve(crashed));
  expect(await exited).toBe(crashed);
});

test('an end on request is reported by the one who stopped it', async () => {
  const { stop } = stoppable(async () => {
    await new Promise(setImmediate);
    return done;
  }, Promise.resolve(crashed));
  expect(await stop()).toBe(done);
});
