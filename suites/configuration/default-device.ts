import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';

// The same file is source under vitest and compiled in `dist`; its own extension tells which.
const { dirname, filename } = import.meta;

/** The device that is tested when none is named, to see the suite at work. */
export const referenceDevice = join(dirname, `../../fixtures/devices/reference-device${extname(filename)}`);

/** The product model that is used when none is named. Not code, so it stands beside `dist`, not in it. */
export const streetLamp =
  ['../..', '../../..'].map((root) => join(dirname, root, 'fixtures/product-models/street-lamp')).find(existsSync) ??
  join(dirname, '../../fixtures/product-models/street-lamp');
