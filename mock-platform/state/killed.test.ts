import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StateFile } from './state-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The compiled one: it starts at once. */
const program = join(import.meta.dirname, '../../dist/mock-platform/state/keep-writing.js');

test('50 kills of a process that writes, at any moment, lose nothing that was durable', async () => {
  const path = join(folder, 'x.state');
  const durable = new Map<string, number>();
  let last = -1;
  for (let kill = 0; kill < 50; kill += 1) {
    const child = spawn(process.execPath, [program, path, String(last + 1)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'close');
    const moment = last + 1 + Math.floor(Math.random() * 60);
    for await (const line of createInterface({ input: child.stdout })) {
      const [key = '', n = ''] = line.split(' ');
      durable.set(key, Number(n));
      last = Number(n);
      // What it writes between this and its death was not acknowledged, or is in the pipe and is also read.
      if (last >= moment) child.kill('SIGKILL');
    }
    await ended;
    const file = await StateFile.open(path);
    const entries = file.entries('entry');
    for (const [key, n] of durable) {
      // What was written and not told any more may be there, too: seven later, as the keys come around.
      expect([n, n + 7]).toContain(entries.get(key));
    }
    // All that is durable at the same time is there at the same time: three of the others after each.
    expect(file.entries('other').size).toBeLessThanOrEqual(3);
    last = Math.max(...([...entries.values()] as number[]));
    for (const [key, n] of entries) durable.set(key, n as number);
    await file.close();
  }
  expect(last).toBeGreaterThan(50);
});
