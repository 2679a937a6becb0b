import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The files below a folder that may belong to a model, as paths relative to it with `/`, sorted. */
export interface FoundFiles {
  readonly deviceTypes: readonly string[];
  readonly serviceTypes: readonly string[];
  /** JSON files of other names: a product file may have any. */
  readonly others: readonly string[];
}

/** The vendor's layout is three folders deep; one more is for a package that was unpacked into its own folder. */
const depth = 4;

/**
 * Tells `devicetype-capability.json` and `*servicetype-capability.json` among files in the vendor's layout (`profile/`,
 * `service/{type}/profile/`), flat, or in subfolders.
 */
export function modelFilesAmong(files: readonly string[]): FoundFiles {
  const sorted = files.filter((file) => !isCopy(file)).toSorted();
  return {
    deviceTypes: sorted.filter((file) => /(^|\/)devicetype[-_]capability\.json$/i.test(file)),
    serviceTypes: sorted.filter((file) => /servicetype[-_]capability\.json$/i.test(file)),
    others: sorted.filter((file) => /(?<!type[-_]capability)\.json$/i.test(file)),
  };
}

/** What macOS adds to a zip: a file beside each one, of the same name. */
const isCopy = (file: string) => /(^|\/)(?:__MACOSX\/|\._)/.test(file);

/** The files below a folder. Rejects when the folder itself cannot be read. */
export async function listFiles(folder: string, prefix = '', levels = depth): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const path = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) return [path];
    if (levels === 0 || entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    return listFiles(folder, `${path}/`, levels - 1);
  });
  return (await Promise.all(lists)).flat();
}
