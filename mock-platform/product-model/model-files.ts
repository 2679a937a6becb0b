import { closeSync, openSync, readSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FoundFiles, listFiles, modelFilesAmong } from './find-model-files.ts';
import { filesInZip, isZip, ZipError, type ZippedFile } from './read-zip.ts';

/** Where the files of a product model are: in a folder, in the zip that the console hands out, or one file alone. */
export interface ModelFiles extends FoundFiles {
  /** The path is that of a JSON file. */
  readonly alone: boolean;
  read(file: string): Promise<Buffer>;
}

/** A console's zip also holds icons and codecs; a model's own files have a few kilobytes. */
const largestZip = 64 * 1024 * 1024;
const largestFile = 8 * 1024 * 1024;

/**
 * The files of a model below a folder, in a zip, or at the path itself.
 * @throws ZipError for a zip that cannot be read, and what `stat` and `readdir` throw
 */
export async function modelFilesIn(path: string): Promise<ModelFiles> {
  if (!(await stat(path)).isFile())
    return { ...modelFilesAmong(await listFiles(path)), alone: false, read: readFrom(path) };
  if (isJsonFile(path)) {
    return { deviceTypes: [], serviceTypes: [], others: [basename(path)], alone: true, read: readFrom(dirname(path)) };
  }
  const files = await zippedFiles(path);
  const read = async (file: string) => {
    const found = files.find((one) => one.path === file);
    if (!found) throw new ZipError(`holds no ${file}`);
    return found.read(largestFile);
  };
  return { ...modelFilesAmong(files.map((file) => file.path)), alone: false, read };
}

function readFrom(folder: string): ModelFiles['read'] {
  return async (file) => {
    const path = join(folder, file);
    const { size } = await stat(path);
    if (size > largestFile) throw new Error(`${size} bytes, more than ${largestFile}`);
    return readFile(path);
  };
}

/** Can a product model be in the file at this path? */
export function isModelFile(path: string): boolean {
  return isJsonFile(path) || isZipFile(path);
}

/** By its name: what is wrong in it is told when it is read. */
export function isJsonFile(path: string): boolean {
  return /\.json$/i.test(path);
}

function isZipFile(path: string): boolean {
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
