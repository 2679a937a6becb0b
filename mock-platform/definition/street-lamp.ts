import { existsSync } from 'node:fs';
import { join } from 'node:path';

// The same file is source under vitest and compiled in `dist`. The model is not code: it stands beside `dist`, not in it.
const { dirname } = import.meta;

/** The product model that is used when none is named. */
export const streetLamp =
  ['../..', '../../..'].map((root) => join(dirname, root, 'fixtures/product-models/street-lamp')).find(existsSync) ??
  join(dirname, '../../fixtures/product-models/street-lamp');
