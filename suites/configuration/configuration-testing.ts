import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { ConfigurationFile } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { loadConfiguration } from './load-configuration.ts';

/** For tests: the working folder of the present test. */
export let folder: string;

/** For tests: makes that folder before each test of the file that calls it, and removes it afterwards. */
export function useFolder(): void {
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'load-configuration-')));
    await mkdir(join(folder, 'model'));
    await mkdir(join(folder, 'settings/model'), { recursive: true });
    for (const file of ['lamp.ts', 'codec.ts', 'settings/lamp.ts', 'settings/codec.ts'])
      await writeFile(join(folder, file), '');
  });
  afterEach(() => rm(folder, { recursive: true }));
}

export interface Sources {
  readonly file?: ConfigurationFile;
  readonly env?: NodeJS.ProcessEnv;
  readonly flags?: Readonly<Record<string, unknown>>;
}

/** Sources that the types would not let through. */
export type Wrong = Omit<Sources, 'file'> & { readonly file?: object };

/** For tests: loads from these sources, with the reference device if they name none. The file is in a separate folder, beside the working folder. */
export async function load({ file, env = {}, flags = {} }: Sources = {}) {
  const path = join(folder, 'settings/lamp.json');
  if (file) await writeFile(path, JSON.stringify(file));
  const namesDevice =
    file?.device !== undefined || /DEVICE_|device[A-Z]|reference/.test(Object.keys({ ...env, ...flags }).join());
  const reference = !namesDevice && { CONFORMANCE_REFERENCE: 'true' };
  const chosen = file && { CONFORMANCE_CONFIG: path };
  return loadConfiguration({ cwd: folder, env: { ...chosen, ...reference, ...env }, flags });
}

/** For tests: the message with which these sources are refused; the working folder is called `/project`. */
export async function refusal(sources: Wrong): Promise<string> {
  const error = await load(sources as Sources).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect((error as ConfigurationError).exitCode).toBe(2);
  return (error as ConfigurationError).message.replaceAll(folder, '/project');
}
