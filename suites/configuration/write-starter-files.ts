import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { settingsFileIn } from '../../mock-platform/settings/settings-file.ts';
import { UsageError } from '../../mock-platform/usage-error.ts';
import { settingsTable } from './settings.ts';
import { tell } from './texts.ts';

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
    throw new UsageError(tell('write.other', { file: other }));
  }
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  if (there.length > 0 && !overwrite) {
    const all = { files: there.join(tell('between.and')) };
    throw new UsageError(there.length === 1 ? tell('write.thereOne', all) : tell('write.thereMany', all));
  }
  // Folders first: what is in their way keeps all files from being written.
  for (const name of Object.keys(files)) {
    const parent = dirname(join(folder, name));
    await mkdir(parent, { recursive: true }).catch((error) => {
      throw new UsageError(tell('write.noFolder', { folder: parent, code: error.code }));
    });
  }
  for (const [name, text] of Object.entries(files)) {
    // Without leave to overwrite, not even what came to be there just now.
    await writeFile(join(folder, name), text, { flag: overwrite ? 'w' : 'wx' }).catch((error) => {
      throw new UsageError(tell('write.cannot', { file: join(folder, name), code: error.code }));
    });
  }
  return there;
}
