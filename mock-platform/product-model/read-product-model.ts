import type { ProductModel } from './model.ts';
import { type ModelFiles, modelFilesIn } from './model-files.ts';
import { ProductModelError, type ProductModelProblem } from './product-model-error.ts';
import { readCapabilityFiles } from './read-capability-files.ts';
import { readModelFile } from './read-model-file.ts';
import { ZipError } from './read-zip.ts';

export { ProductModelError };

/**
 * Reads a product model in either of the vendor's forms (ref 7):
 *
 * - the product file: one JSON object with `service_capabilities`, as the application's API takes and gives it. The path is its own,
 *   that of a folder or of a zip with this one in it.
 * - the capability files: `profile/devicetype-capability.json` and `service/{type}/profile/servicetype-capability.json`, or the same
 *   files flat in the folder or in subfolders; or the zip that holds them. A folder with both forms is read as these.
 *
 * @param path of the folder, the zip or the JSON file
 * @throws ProductModelError with all that is wrong with the files, not just the first of it
 * @example
 * import { readProductModel } from 'huawei-iot-conformance';
 *
 * const { services } = await readProductModel('./my-product.json');
 * console.log(services.map(({ serviceId }) => serviceId));
 */
export async function readProductModel(path: string): Promise<ProductModel> {
  const problems: ProductModelProblem[] = [];
  const files = await modelFilesIn(path).catch((error: NodeJS.ErrnoException) => {
    throw new ProductModelError(path, [problemWith(error)]);
  });
  const read = hasCapabilities(files) ? readCapabilityFiles : readProduct;
  const model = await read(files, problems);
  if (!model || problems.length > 0) throw new ProductModelError(path, problems);
  return model;
}

/** Is it the first of the two forms? */
export function hasCapabilities({ deviceTypes, serviceTypes }: ModelFiles): boolean {
  return deviceTypes.length + serviceTypes.length > 0;
}

async function readProduct(files: ModelFiles, problems: ProductModelProblem[]): Promise<ProductModel | undefined> {
  const { findProductFile } = await import('./find-product-file.ts');
  const { readProductFile } = await import('./read-product-file.ts');
  const file = await findProductFile(files, problems);
  return file === undefined ? undefined : readModelFile(readProductFile, files, file, problems, 'snake_case');
}

function problemWith(error: NodeJS.ErrnoException): ProductModelProblem {
  const { code, message } = error;
  const found =
    error instanceof ZipError ? `a file that ${message}` : code === 'ENOENT' ? 'nothing of that name' : message;
  const expected = 'a folder, the zip from the console, or a product file (.json)';
  return { found, expected, advice: 'Give the folder that holds profile/ and service/, the zip, or the product file.' };
}
