import { once } from 'node:events';
import { expect, test } from 'vitest';
import { anySignal } from './any-signal.ts';

test('any of the signals aborts it, with its own reason', () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const any = anySignal(first.signal, undefined, second.signal);
  expect(any.aborted).toBe(false);
  second.abort('by the second');
  expect(any).toMatchObject({ aborted: true, reason: 'by the second' });
});

test('however many listen to it, Node warns of nothing', async () => {
  const any = anySignal(new AbortController().signal);
  const warned = once(process, 'warning');
  for (let n = 0; n < 50; n++) any.addEventListener('abort', () => {});
  process.emitWarning('nothing was warned of before this');
  expect(String((await warned)[0])).toContain('nothing was warned of before this');
});
