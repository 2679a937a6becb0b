import { writeFile } from 'node:fs/promises';
import { PlatformError } from '../platform-error.ts';
import { whyUnwritable } from '../why-unwritable.ts';

/** Writes the CA's certificate where devices read it. @throws PlatformError when the file cannot be written */
export async function writeCa(file: string, pem: string): Promise<void> {
  try {
    await writeFile(file, pem);
  } catch (error) {
    const why = whyUnwritable(error as NodeJS.ErrnoException);
    throw new PlatformError(`The CA certificate cannot be written to "${file}": ${why}. Give another file.`);
  }
}
