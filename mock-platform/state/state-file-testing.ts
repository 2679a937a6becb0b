import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { StateFile, type StateFileOptions } from './state-file.ts';

/** For tests: the folder of the state files of this test file. */
export let folder = '';
let files = 0;
const opened: StateFile[] = [];

/** For tests: makes that folder, closes what was opened after each test, and removes the folder. */
export function useStateFiles(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'state-'));
  });
  afterEach(async () => {
    for (const file of opened.splice(0)) await file.close();
  });
  afterAll(() => rm(folder, { recursive: true }));
}

/** For tests: a path that no test has used. */
export const newPath = () => join(folder, `${++files}.state`);

/** For tests: what is kept of devices. */
export const devices = (file: StateFile) => Object.fromEntries(file.entries('device'));

export const linesOf = async (path: string) => (await readFile(path, 'utf8')).trimEnd().split('\n');

/** For tests: opens a file, to be closed after the test. */
export async function openFile(path: string, options?: StateFileOptions): Promise<StateFile> {
  const file = await StateFile.open(path, options);
  opened.push(file);
  return file;
}
