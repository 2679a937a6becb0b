import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { groupLives } from './group-lives.ts';

test('a group lives while any of its processes runs, whatever it is called', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'group-lives-'));
  const script = 'cp "$(command -v sleep)" "$0/a) b (c"; "$0/a) b (c" 1000 &';
  const leader = spawn('sh', ['-c', script, folder], { detached: true, stdio: 'ignore' });
  const group = leader.pid ?? 0;
  await once(leader, 'exit');
  expect(groupLives(group)).toBe(true);
  process.kill(-group, 'SIGKILL');
  await expect.poll(() => groupLives(group)).toBe(false);
  await rm(folder, { recursive: true });
});

test('a group that never existed does not live', () => {
  expect(groupLives(2 ** 22 + 1)).toBe(false);
});
