import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The capability files below a folder, as paths relative to it with `/`, sorted. */
export interface CapabilityFiles {
  readonly deviceTypes: readonly string[];
  readonly serviceTypes: readonly string[];
}

/** The vendor's layout is three folders deep; one more is for a package that was unpacked into a folder of its own. */
const depth = 4;

/**
 * Finds `devicetype-capability.json` and `*servicetype-capability.json` in the vendor's layout (`profile/`,
 * `service/{type}/profile/`), flat, or in subfolders. Rejects when the folder itself cannot be read.
 */
export async function findCapabilityFiles(folder: string): Promise<CapabilityFiles> {
  const files = (await listFiles(folder, '', depth)).sort();
  return {
    deviceTypes: files.filter((file) => /(^|\/)devicetype-capability\.json$/i.test(file)),
    serviceTypes: files.filter((file) => /servicetype-capability\.json$/i.test(file)),
  };
}

async function listFiles(folder: string, prefix: string, levels: number): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const path = `${prefix}${entry.name}`;
    if (!entry.isDirectory()) return [path];
    if (levels === 0 || entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    return listFiles(folder, `${path}/`, levels - 1);
  });
  return (await Promise.all(lists)).flat();
}
