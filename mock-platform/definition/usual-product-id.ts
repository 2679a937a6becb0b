import { basename, parse } from 'node:path';
import { isJsonFile } from '../product-model/model-files.ts';
import { readProductModel } from '../product-model/read-product-model.ts';

/** The id of a product that is given none: that in its product file, else the name of its folder or file. */
export async function usualProductId(model: string): Promise<string> {
  if (!isJsonFile(model)) return basename(model);
  const found = await readProductModel(model).then(
    ({ productId }) => productId,
    // What is wrong with it is told when the product is registered.
    () => undefined,
  );
  return found ?? parse(model).name;
}
