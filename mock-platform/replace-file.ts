import { randomBytes } from 'node:crypto';
import { lstat, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Puts a file with this text in the place of what had its name; readers never see half of it. A symbolic link is replaced, not
 * followed: it could lead the text to any file.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  // A name that cannot be guessed, and that no file or link has.
  const draft = join(dirname(file), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** @throws an error of the code ELOOP when the folder is a symbolic link */
export async function refuseLinkedFolder(folder: string): Promise<void> {
  if (!(await lstat(folder)).isSymbolicLink()) return;
  const words = `${folder} is a symbolic link, and what is written below the reports follows none: remove the link`;
  throw Object.assign(new Error(words), { code: 'ELOOP' });
}
