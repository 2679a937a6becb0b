import { existsSync } from 'node:fs';
import { join } from 'node:path';

// The same file is source under vitest and compiled in `dist`. The model is not code: it stands beside `dist`, not in it.
const { dirname } = import.meta;

/** The product model that is used when none is named: the folder with its capability files. */
export const streetLamp = modelOfKit('street-lamp');

/** The same of generation 2: its product file. */
export const streetLampProduct = modelOfKit('street-lamp-v5/product.json');

/** The path of a product model of the kit. */
export function modelOfKit(name: string): string {
  const [beside, above] = ['../..', '../../..'].map((root) => join(dirname, root, 'fixtures/product-models', name));
  return [beside, above].find((path) => path !== undefined && existsSync(path)) ?? String(beside);
}
