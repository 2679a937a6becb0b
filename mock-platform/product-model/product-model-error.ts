import { UsageError } from '../usage-error.ts';

/** One thing that is wrong with a product model's files. */
export interface ProductModelProblem {
  /** Relative to the model's folder; absent when it concerns the folder. */
  readonly file?: string;
  /** JSON path of the value. */
  readonly path?: string;
  readonly found: string;
  readonly expected: string;
  /** What to do next. */
  readonly advice: string;
}

/** The product model cannot be read. The message lists every problem, with place, value, expectation and what to do. */
export class ProductModelError extends UsageError {
  override readonly name = 'ProductModelError';
  readonly folder: string;
  readonly problems: readonly ProductModelProblem[];

  constructor(folder: string, problems: readonly ProductModelProblem[]) {
    super([
      problems.length === 1
        ? `The product model in "${folder}" has 1 problem:`
        : `The product model in "${folder}" has ${problems.length} problems:`,
      ...problems.map(lineOf),
    ]);
    this.folder = folder;
    this.problems = problems;
  }
}

function lineOf({ file, path, found, expected, advice }: ProductModelProblem): string {
  const place = [file, path].filter((part) => part !== undefined).join(' ');
  return place === ''
    ? `- found ${found}, expected ${expected}. ${advice}`
    : `- ${place}: found ${found}, expected ${expected}. ${advice}`;
}
