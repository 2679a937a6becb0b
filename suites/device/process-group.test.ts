import { expect, test } from 'vitest';
import { groupLives } from './group-lives.ts';
import { ProcessGroup } from './process-group.ts';

async function start(command: readonly string[]) {
  let printed = '';
  const stdout = (chunk: Uint8Array) => {
    printed += chunk;
  };
  const options = { cwd: '/', env: process.env, graceMs: 10_000, stderr: () => {} };
  const group = await ProcessGroup.start({ ...options, command, stdout });
  return { group, printed: () => printed };
}

test('lines go in until the input is ended', async () => {
  const { group, printed } = await start(['cat']);
  group.write('one');
  group.write('two');
  group.endInput();
  expect(await group.exited).toEqual({ code: 0, signal: null });
  expect(printed()).toBe('one\ntwo\n');
  group.write('three');
});

test('kill does not wait for the grace', async () => {
  const { group, printed } = await start(['sh', '-c', `trap '' TERM; echo $$; while :; do sleep 1000; done`]);
  await expect.poll(printed).toMatch(/\n/);
  expect(await group.kill()).toEqual({ code: null, signal: 'SIGKILL' });
  expect(groupLives(Number(printed()))).toBe(false);
});

test('what the system refuses to run is its error', async () => {
  await expect(start(['/no/such/program'])).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(start(['/'])).rejects.toMatchObject({ code: 'EACCES' });
  await expect(start(['a\0b'])).rejects.toMatchObject({ code: 'ERR_INVALID_ARG_VALUE' });
});
