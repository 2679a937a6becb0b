import { closeSync, openSync, readSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { type CapabilityFiles, capabilityFilesAmong, listFiles } from './find-capability-files.ts';
import { filesInZip, isZip, ZipError, type ZippedFile } from './read-zip.ts';

/** Where the files of a product model are: in a folder, or in the zip that the console hands out. */
export interface ModelFiles extends CapabilityFiles {
  read(file: string): Promise<Buffer>;
}

/** A console's zip also holds icons and codecs; a model's own files have a few kilobytes. */
const largestZip = 64 * 1024 * 1024;
const largestFile = 8 * 1024 * 1024;

/**
 * The capability files below a folder, or in a zip.
 * @throws ZipError for a zip that cannot be read, and what `stat` and `readdir` throw
 */
export async function modelFilesIn(path: string): Promise<ModelFiles> {
  if (!(await stat(path)).isFile()) {
    return { ...capabilityFilesAmong(await listFiles(path)), read: (file) => readFile(join(path, file)) };
  }
  const files = await zippedFiles(path);
  const read = async (file: string) => {
    const found = files.find((one) => one.path === file);
    if (!found) throw new ZipError(`holds no ${file}`);
    return found.read(largestFile);
  };
  return { ...capabilityFilesAmong(files.map((file) => file.path)), read };
}

/** A folder with the model's files: the one that was given, or one with what is in a zip, which goes with this process. */
export async function modelFolderOf(path: string): Promise<string> {
  if (!(await stat(path)).isFile()) return path;
  const { deviceTypes, serviceTypes, read } = await modelFilesIn(path);
  const folder = await makeTemporaryFolder();
  for (const file of [...deviceTypes, ...serviceTypes]) {
    // Whoever made the zip may have meant to write elsewhere.
    if (file.startsWith('/') || file.split('/').includes('..') || file.includes(':')) continue;
    await mkdir(dirname(join(folder.path, file)), { recursive: true });
    await writeFile(join(folder.path, file), await read(file));
  }
  return folder.path;
}

/** Does a zip stand at this path? */
export function isZipFile(path: string): boolean {
  const first = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    return isZip(first.subarray(0, readSync(file, first)));
  } finally {
    closeSync(file);
  }
}

async function zippedFiles(path: string): Promise<ZippedFile[]> {
  if (!isZipFile(path)) throw new ZipError('is not a zip');
  const { size } = await stat(path);
  if (size > largestZip) throw new ZipError(`has ${size} bytes, more than ${largestZip}`);
  return filesInZip(await readFile(path));
}
