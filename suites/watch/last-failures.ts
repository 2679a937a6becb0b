import { join } from 'node:path';
import { readJsonReport } from '../report/json-report.ts';
import { sortedRules } from '../report/sorted-rules.ts';

/** So many of last time's failures are played first; a device with more of them has one cause, most likely. */
const most = 5;

/** A failure of the last run: the rule that names it, and the token that plays it again. */
export interface LastFailure {
  readonly rule: string;
  readonly token: string;
}

/** What failed in the run whose reports are in the folder, what to mend first in front; none without a report. */
export async function lastFailures(reportDir: string): Promise<LastFailure[]> {
  try {
    const { failing, flaky } = sortedRules(await readJsonReport(join(reportDir, 'conformance.json')));
    const failures = [...failing, ...flaky].flatMap(({ rule: { id, violations } }) =>
      violations.slice(0, 1).map(({ replay }) => ({ rule: id, token: replay })),
    );
    return failures.slice(0, most);
  } catch {
    // The run already said why there is no report.
    return [];
  }
}
