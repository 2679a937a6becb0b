import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Configuration } from '../configuration/configuration.ts';
import { loadConfiguration } from '../configuration/load-configuration.ts';
import { binaryOnly } from '../configuration/v1/settings-testing.ts';
import { watchedBy } from './watched.ts';

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'watched-')));
  for (const name of ['device.py', 'lamp.ts', 'codec.ts', 'settings.ini']) await writeFile(join(folder, name), '');
});
afterAll(() => rm(folder, { recursive: true }));

const configured = (flags: Readonly<Record<string, unknown>>): Promise<Configuration> =>
  loadConfiguration({ cwd: folder, env: {}, flags });

test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
  ['the script of an interpreter', { deviceCommand: 'python3 device.py --host {host}' }, ['device.py']],
  ['each file of a command', { deviceCommand: 'python3 device.py settings.ini' }, ['device.py', 'settings.ini']],
  ['a program that is not there, because it is being built', { deviceCommand: './lamp {port}' }, ['lamp']],
  ['an adapter', { deviceAdapter: 'node lamp.ts' }, ['lamp.ts']],
  ['a module', { deviceModule: 'lamp.ts' }, ['lamp.ts']],
  ['the codec beside it', { deviceModule: 'lamp.ts', codec: 'codec.ts', ...binaryOnly }, ['lamp.ts', 'codec.ts']],
  ['nothing of a program of the system', { deviceCommand: 'true' }, []],
  ['nothing of hardware', { deviceExternal: true }, []],
])('%s is watched', async (_, flags, files) => {
  expect(watchedBy(await configured(flags)).files).toEqual(files.map((name) => join(folder, name)));
});

test('the product model is watched, and what `watch` names', async () => {
  const flags = { deviceCommand: 'true', productModel: '.', watch: ['src/*.c'] };
  expect(watchedBy(await configured(flags))).toMatchObject({ folders: [folder], patterns: ['src/*.c'], base: folder });
});
