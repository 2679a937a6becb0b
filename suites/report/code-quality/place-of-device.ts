import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { settingsTable } from '../../configuration/settings.ts';
import type { ConformanceResult } from '../../result/conformance-result.ts';

/**
 * The file that stands for the device, as seen from the root of the repository: the first word of its command line that is a file
 * of the repository; otherwise the configuration.
 *
 * @param folder where the run was started
 * @param repository root of the repository, if it is another folder above
 */
export function placeOfDevice(
  { command }: ConformanceResult['device'],
  folder: string,
  repository: string = folder,
): string {
  const root = within(repository, folder) === undefined ? folder : repository;
  for (const word of command) {
    const path = resolve(folder, word);
    const name = within(root, path);
    if (name && !name.split('/').includes('node_modules') && isFile(path)) return name;
  }
  const settings = settingsTable.fileNames.find((name) => existsSync(join(folder, name))) ?? written;
  return within(root, join(folder, settings)) ?? settings;
}

/** By `init`. */
const written = 'conformance.config.yaml';

/** The path of a file as seen from a folder, with slashes; undefined if it is not in there. */
function within(folder: string, path: string): string | undefined {
  const name = relative(folder, path);
  return name === '..' || name.startsWith(`..${sep}`) || isAbsolute(name) ? undefined : name.split(sep).join('/');
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
