import { ProductModelError, readProductModel } from './read-product-model.ts';

/** For tests: the message of the error that a folder's files deserve. */
export async function complaint(folder: string): Promise<string> {
  const error = await readProductModel(folder).catch((reason: unknown) => reason);
  if (!(error instanceof ProductModelError)) throw new Error(`expected a ProductModelError, got ${error}`);
  return error.message.replaceAll(folder, '{folder}');
}
