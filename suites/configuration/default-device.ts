import { extname, join } from 'node:path';

// The same file is source under vitest and compiled in `dist`; its own extension tells which.
const { dirname, filename } = import.meta;

/** The device that is tested when none is named, to see the suite at work. */
export const referenceDevice = join(dirname, `../../fixtures/devices/reference-device${extname(filename)}`);
