import { join, relative } from 'node:path';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { counterexampleFile } from '../run/counterexample-files.ts';

/** A token of more characters is nothing to type, or to put into a line. */
const LONGEST = 200;

/**
 * The result for people: where the steps of a counterexample make a long token, the file that holds them stands in its
 * place. `directory` is the folder for the reports, into which those files were written.
 */
export function withShortReplays(result: ConformanceResult, directory: string): ConformanceResult {
  const rules = result.rules.map((rule) => {
    const file = relative(process.cwd(), join(directory, counterexampleFile(rule.id)));
    // The file is that of the first.
    const first = rule.violations.findIndex(({ counterexample }) => counterexample);
    const violations = rule.violations.map((violation, i) =>
      i === first && violation.replay.length > LONGEST ? { ...violation, replay: file } : violation,
    );
    return { ...rule, violations };
  });
  return { ...result, rules };
}
