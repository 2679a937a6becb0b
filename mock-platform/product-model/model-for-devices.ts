import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { findProductFile } from './find-product-file.ts';
import { isJsonFile, type ModelFiles, modelFilesIn } from './model-files.ts';
import { hasCapabilities, readProductModel } from './read-product-model.ts';
import { writeProductFile, writeProductModel } from './write-product-model.ts';

/**
 * A folder with the capability files, for a device of generation 1: the one that was given, or one with what is in a zip or a product
 * file, which goes with this process.
 */
export async function modelFolderOf(path: string): Promise<string> {
  const files = await modelFilesIn(path);
  const isFolder = !(await stat(path)).isFile();
  if (isFolder && (hasCapabilities(files) || files.others.length === 0)) return path;
  const folder = await makeTemporaryFolder();
  if (hasCapabilities(files)) await unpack(files, folder.path);
  else await writeProductModel(await readProductModel(path), folder.path);
  return folder.path;
}

/** A product file, for a device of generation 2: the one that was given, or one made of the other form, which goes with this process. */
export async function modelFileOf(path: string): Promise<string> {
  if (isJsonFile(path) && (await stat(path)).isFile()) return path;
  const files = await modelFilesIn(path);
  if (!hasCapabilities(files) && (await stat(path)).isDirectory()) {
    const found = await findProductFile(files, []);
    if (found !== undefined) return join(path, found);
  }
  const folder = await makeTemporaryFolder();
  const file = join(folder.path, 'product.json');
  await writeProductFile(await readProductModel(path), file);
  return file;
}

async function unpack({ deviceTypes, serviceTypes, read }: ModelFiles, folder: string): Promise<void> {
  for (const file of [...deviceTypes, ...serviceTypes]) {
    // Whoever made the zip may have meant to write elsewhere.
    if (file.startsWith('/') || file.split('/').includes('..') || file.includes(':')) continue;
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), await read(file));
  }
}
