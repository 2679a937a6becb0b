import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleConnection } from '../device/v1/sample-connection.ts';
import type { DeviceConfiguration } from './configuration.ts';
import { deviceFromConfiguration } from './device-from-configuration.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'device-from-configuration-'));
  await writeFile(join(folder, 'lamp.ts'), 'export default async () => ({ stop: async (): Promise<void> => {} });');
  await writeFile(
    join(folder, 'adapter.mjs'),
    `import { createInterface } from 'node:readline';
     createInterface({ input: process.stdin })
       .on('line', (line) => console.log(JSON.stringify({ id: JSON.parse(line).id, protocol: 1 })));`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

const timeouts = { startMs: 10_000, answerMs: 10_000, reportMs: 1, reconnectMs: 1, stopMs: 10_000 };

test.each<readonly [DeviceConfiguration['kind'], (folder: string) => DeviceConfiguration, readonly string[]]>([
  [
    'command',
    (cwd) => ({ kind: 'command', command: ['sh', '-c', 'pwd -P; echo $A'], cwd, env: { A: '{port}' } }),
    ['sh', '-c', 'pwd -P; echo $A'],
  ],
  [
    'adapter',
    (cwd) => ({ kind: 'adapter', command: [process.execPath, 'adapter.mjs'], cwd, env: {} }),
    [process.execPath, 'adapter.mjs'],
  ],
  ['module', (cwd) => ({ kind: 'module', module: join(cwd, 'lamp.ts') }), [expect.stringMatching(/lamp\.ts$/)]],
  ['external', (cwd) => ({ kind: 'external', cwd, env: {} }), ['hardware on the bench']],
])('a device of the kind %s is made and runs', async (kind, configuration, description) => {
  const said: string[] = [];
  const device = deviceFromConfiguration({ device: configuration(folder), timeouts }, (text) => said.push(text));
  expect(device).toMatchObject({ kind, description });
  const run = await device.start(sampleConnection);
  // The command ends by itself; the others when they are asked to.
  const exit = await (kind === 'command' ? run.exited : run.stop());
  expect(exit).toEqual({ code: 0, signal: null });
  expect(run.output.map(({ text }) => text)).toEqual(
    kind === 'command' ? [expect.stringContaining('device-from-'), '8883'] : [],
  );
  expect(said).toHaveLength(kind === 'external' ? 1 : 0);
  await device.close?.();
});

test('hardware with a reset command can be restarted', () => {
  const device: DeviceConfiguration = { kind: 'external', resetCommand: ['relay'], cwd: '/', env: {} };
  expect(deviceFromConfiguration({ device, timeouts }, () => {}).restartable).toBe(true);
});
