import { decodeText } from '../protocol/decode-text.ts';
import type { ModelFiles } from './model-files.ts';
import type { ProductModelProblem } from './product-model-error.ts';
import { readModelFile } from './read-model-file.ts';
import { isProduct } from './read-product-file.ts';

/** A folder of more JSON files than this is not the folder of a product. */
const mostFiles = 200;

/**
 * The one product file among JSON files of any name. Undefined, with the reason in `problems`, when there is none, or more than one.
 */
export async function findProductFile(files: ModelFiles, problems: ProductModelProblem[]): Promise<string | undefined> {
  const expected = 'one product file, or devicetype-capability.json and servicetype-capability.json';
  if (files.alone) return files.others[0];
  const unreadable: ProductModelProblem[] = [];
  const found: string[] = [];
  for (const file of files.others.slice(0, mostFiles)) {
    const text = await files.read(file).then(decodeText, () => '');
    if (!/service[-_\s]?capabilities/i.test(text)) continue;
    if (await readModelFile(isProduct, files, file, unreadable)) found.push(file);
  }
  const [first] = found;
  if (found.length === 1) return first;
  if (found.length > 1) {
    problems.push({ found: found.join(', '), expected, advice: 'Give the path of the one that is meant.' });
  } else if (unreadable.length > 0) {
    problems.push(...unreadable);
  } else {
    const advice =
      'Give the product file (JSON with service_capabilities), or the folder that holds profile/ and service/.';
    problems.push({ found: 'neither', expected, advice });
  }
  return undefined;
}
