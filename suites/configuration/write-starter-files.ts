import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { settingsFileIn } from '../../mock-platform/settings/settings-file.ts';
import { UsageError } from '../../mock-platform/usage-error.ts';
import { settingsTable } from './settings.ts';

/**
 * Writes files into a project: all of them or, when one would replace what is there, none.
 *
 * @param overwrite Replace files of the same name.
 * @returns names of the files that were replaced
 * @throws UsageError when something is in the way.
 */
export async function writeStarterFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
  { overwrite }: { readonly overwrite: boolean },
): Promise<readonly string[]> {
  const found = settingsFileIn(folder, { names: settingsTable.fileNames, flag: settingsTable.file.flag });
  const other = found === undefined ? undefined : found.slice(folder.length + 1);
  if (other !== undefined && !(other in files)) {
    throw new UsageError(
      `There is a configuration already, ${other}: expected a project without one. Keep that, or remove it first. Nothing was written.`,
    );
  }
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  if (there.length > 0 && !overwrite) {
    const [are, them] = there.length === 1 ? ['is', 'it'] : ['are', 'them'];
    throw new UsageError(
      `${there.join(' and ')} ${are} there already: expected nothing to replace. Look at ${them}, then add --overwrite, or leave ${them} as ${there.length === 1 ? 'it is' : 'they are'}. Nothing was written.`,
    );
  }
  // Folders first: what is in their way keeps all files from being written.
  for (const name of Object.keys(files)) {
    const parent = dirname(join(folder, name));
    await mkdir(parent, { recursive: true }).catch((error) => {
      throw new UsageError(
        `Cannot make the folder ${parent} (${error.code}). Look at what is in its way. Nothing was written.`,
      );
    });
  }
  for (const [name, text] of Object.entries(files)) {
    // Without leave to overwrite, not even what came to be there just now.
    await writeFile(join(folder, name), text, { flag: overwrite ? 'w' : 'wx' }).catch((error) => {
      throw new UsageError(
        `Cannot write ${join(folder, name)} (${error.code}). Look at what is in its way, and at its folder's rights.`,
      );
    });
  }
  return there;
}
