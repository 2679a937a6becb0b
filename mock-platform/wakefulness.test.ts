import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { holdUp } from './generations/v1/testing.ts';
import { afterAwake, meterHeldUp } from './wakefulness.ts';

const over = (ms: number) => new Promise<void>((resolve) => void afterAwake(ms, resolve));

/** A thread that sends a message `ms` milliseconds after the request. */
async function partner(ms: number): Promise<Worker> {
  const code = `const { parentPort } = require('node:worker_threads');
    parentPort.on('message', () => setTimeout(() => parentPort.postMessage('answer'), ${ms}));
    parentPort.postMessage('ready');`;
  const worker = new Worker(code, { eval: true });
  onTestFinished(() => void worker.terminate());
  await once(worker, 'message');
  return worker;
}

test('the time is over after as many milliseconds', async () => {
  const began = performance.now();
  await over(60);
  expect(performance.now() - began).toBeGreaterThanOrEqual(60);
});

test('no time, however short, is over early', async () => {
  for (let ms = 0.3; ms < 20; ms += 0.7) {
    const began = performance.now();
    await over(ms);
    expect(performance.now() - began).toBeGreaterThanOrEqual(ms);
  }
});

test('what came in while the process was held up is seen before the time is over', async () => {
  const worker = await partner(20);
  const seen: string[] = [];
  worker.on('message', (message) => seen.push(message));
  const timeUp = over(100).then(() => seen.push('time is up'));
  worker.postMessage('go');
  holdUp(300);
  await timeUp;
  expect(seen).toEqual(['answer', 'time is up']);
});

test('the time in which the process was held up in the middle of the wait is added', async () => {
  const began = performance.now();
  const timeUp = over(300);
  holdUp(200);
  await timeUp;
  expect(performance.now() - began).toBeGreaterThanOrEqual(450);
});

test('the wait at most doubles', async () => {
  const timeUp = over(50).then(() => performance.now());
  holdUp(500);
  const held = performance.now();
  expect((await timeUp) - held).toBeLessThan(400);
});

test('what is cancelled does not fire, cancelled twice neither', async () => {
  const fired: string[] = [];
  const cancel = afterAwake(10, () => fired.push('cancelled'));
  cancel();
  cancel();
  await over(30);
  expect(fired).toEqual([]);
});

test('a wait that is longer than any timer does not end at once', async () => {
  const cancel = afterAwake(2 ** 40, () => expect.unreachable());
  await over(10);
  cancel();
});

test('a meter tells how long the process was held up, in all and in one go', async () => {
  const meter = meterHeldUp();
  holdUp(200);
  await over(60);
  holdUp(400);
  await over(60);
  const { longestMs, totalMs } = meter();
  expect(longestMs).toBeGreaterThan(300);
  expect(totalMs).toBeGreaterThan(longestMs + 100);
  holdUp(300);
  expect(meter().totalMs).toBe(totalMs);
});
