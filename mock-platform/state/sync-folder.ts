import { open } from 'node:fs/promises';

/** Makes the new name outlive a power failure, where the system lets folders be synced; the death of a process it outlives anyway. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file already has its new name: a write to the old one would be lost.
  }
}
