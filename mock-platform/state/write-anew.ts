import { type FileHandle, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createRegular } from './open-regular.ts';
import type { Entries } from './read-state.ts';
import { type Change, formatLine, headerLine } from './state-line.ts';
import { syncFolder } from './sync-folder.ts';

/** Writes entries as a new file beside the old one, and renames it: at any moment there is a whole file of that name. */
export async function writeAnew(
  path: string,
  entries: Entries,
  requireOwn: () => void,
): Promise<{ file: FileHandle; length: number }> {
  const beside = `${path}.new`;
  await rm(beside, { force: true });
  // It holds the secrets of devices.
  const file = await createRegular(beside);
  try {
    const lines = [...entries].flatMap(([kind, ofKind]) =>
      chunks([...ofKind].map(([key, value]): Change => ['put', kind, key, value])).map(formatLine),
    );
    const bytes = Buffer.from([headerLine, ...lines].join(''));
    await file.writeFile(bytes);
    await file.sync();
    requireOwn();
    await rename(beside, path);
    await syncFolder(dirname(path));
    return { file, length: bytes.length };
  } catch (error) {
    await file.close();
    await rm(beside, { force: true });
    throw error;
  }
}

/** Lines of a size that is read at ease. */
function chunks<T>(items: readonly T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}
