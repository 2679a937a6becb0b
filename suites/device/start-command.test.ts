import { copyFile, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Connection } from './device.ts';
import { OutputLog } from './output-log.ts';
import { startCommand } from './start-command.ts';
import { sampleConnection } from './v1/sample-connection.ts';

async function printed(connection?: Connection): Promise<string> {
  const log = new OutputLog('');
  const command = ['sh', '-c', 'echo "$0 $IOT_PORT $IOT_HOST $URL"', '{port}'];
  const env = { IOT_HOST: 'lamp.test', URL: 'mqtt://{host}' };
  await (await startCommand({ command, env }, log.streams, connection)).exited;
  return log.tail(1);
}

test('with a connection, placeholders and IOT_ variables are filled, and the own ones win', async () => {
  expect(await printed(sampleConnection)).toBe('8883 8883 lamp.test mqtt://127.0.0.1');
});

test('without one, nothing is', async () => {
  expect(await printed()).toBe('{port}  lamp.test mqtt://{host}');
});

test('a program that is still being written is started once that has ended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'start-command-'));
  await copyFile('/bin/true', join(folder, 'lamp'));
  const linker = await open(join(folder, 'lamp'), 'r+');
  const started = startCommand({ command: ['./lamp'], cwd: folder }, new OutputLog('').streams);
  // The first attempt was made by now, and came too early.
  await linker.close();
  expect(await (await started).exited).toEqual({ code: 0, signal: null });
  await rm(folder, { recursive: true });
});
