import { afterEach, expect, test, vi } from 'vitest';
import { followMainProcess } from './follow-main-process.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a worker ends with the main process, and not any more when it is done', () => {
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  const release = followMainProcess();
  process.emit('disconnect');
  expect(kill.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
  release();
  process.emit('disconnect');
  expect(kill).toHaveBeenCalledOnce();
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s does nothing to a worker until it is done', (signal) => {
  const before = process.listenerCount(signal);
  const release = followMainProcess();
  expect(process.listenerCount(signal)).toBe(before + 1);
  release();
  expect(process.listenerCount(signal)).toBe(before);
});
