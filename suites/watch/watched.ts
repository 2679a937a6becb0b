import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Configuration } from '../configuration/configuration.ts';

/** What a change of which is worth a new run. Paths are absolute. */
export interface Watched {
  /** Files, also such as are not there at the moment. */
  readonly files: readonly string[];
  /** Folders, with all that is in them. */
  readonly folders: readonly string[];
  /** Patterns, such as `src/*.c`, and the folder that they count from. */
  readonly patterns: readonly string[];
  readonly base: string;
}

/**
 * The program of the device, which is every word of its command that names a file; the product model; and what `watch`
 * names besides.
 */
export function watchedBy({ device, productModel, codec, watch }: Configuration): Watched {
  const named = 'command' in device ? filesIn(device.command, device.cwd) : [];
  const module = device.kind === 'module' ? [device.module] : [];
  return {
    files: [...named, ...module, ...(codec === undefined ? [] : [codec])],
    folders: [productModel],
    patterns: watch.patterns,
    base: watch.base,
  };
}

/** A program that is named by a path is watched also while it is not there: its build may have removed it. */
function filesIn([program = '', ...words]: readonly string[], cwd: string): string[] {
  const isPath = program.includes('/') || program.includes('\\');
  const file = resolve(cwd, program);
  const others = words.map((word) => resolve(cwd, word)).filter((path) => existsSync(path));
  return [...(isPath || existsSync(file) ? [file] : []), ...others];
}
