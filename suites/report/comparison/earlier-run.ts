import { join, relative } from 'node:path';
import { ConfigurationError } from '../../configuration/configuration-error.ts';
import type { ConformanceResult } from '../../result/conformance-result.ts';
import { readJsonReport, whyUnread } from '../json-report.ts';

/** What a run is compared with. */
export interface EarlierRun {
  readonly result: ConformanceResult;
  /** How its file is called in a report. */
  readonly name: string;
  /** The user named it. Otherwise the folder for the reports happens to hold it, perhaps of another device. */
  readonly named: boolean;
}

/**
 * The run to compare with: the one that was named, or else the last one in the folder for the reports. Read before a run
 * begins: after it, that one is overwritten.
 * @throws ConfigurationError when one was named that cannot be read
 */
export async function earlierRun({
  baseline,
  reportDir,
}: {
  readonly baseline?: string | undefined;
  readonly reportDir: string;
}): Promise<EarlierRun | undefined> {
  const file = baseline ?? join(reportDir, 'conformance.json');
  const path = relative(process.cwd(), file);
  const name = path.startsWith('..') ? file : path;
  try {
    return { result: await readJsonReport(file), name, named: baseline !== undefined };
  } catch (error) {
    if (baseline === undefined) return undefined;
    throw new ConfigurationError([
      `baseline is ${JSON.stringify(baseline)}: expected a conformance.json of schemaVersion 1. ${whyUnread(error)} ` +
        'Name another, or leave it out.',
    ]);
  }
}
