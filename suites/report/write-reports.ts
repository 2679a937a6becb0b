import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inLanguage, spoken } from '../../mock-platform/language/spoken.ts';
import { replaceFile } from '../../mock-platform/replace-file.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { writeCounterexamples } from '../run/counterexample-files.ts';
import { badge } from './badge/badge.ts';
import { codeQualityReport } from './code-quality/code-quality-report.ts';
import { placeOfDevice } from './code-quality/place-of-device.ts';
import { compareResults } from './comparison/compare-results.ts';
import type { EarlierRun } from './comparison/earlier-run.ts';
import { ctrfReport } from './ctrf/ctrf-report.ts';
import { htmlReport } from './html/html-report.ts';
import { writeJsonReport } from './json-report.ts';
import { junitReport } from './junit/junit-report.ts';
import { markdownSummary } from './markdown/markdown-summary.ts';
import { whyUnwritten } from './report-folder.ts';
import { withShortReplays } from './short-replays.ts';

export interface ReportOptions {
  readonly directory: string;
  /** The command that runs just this again. */
  readonly replayCommand: (token: string) => string;
  /** What to compare with. */
  readonly earlier?: EarlierRun | undefined;
  /** The run played one token again: no steps were written into files. */
  readonly replays?: boolean;
  /** Write the steps of counterexamples into files, too. */
  readonly steps?: boolean;
}

export interface WrittenReports {
  /** Path of `conformance.json`. */
  readonly file: string;
  /** Path of `conformance.html`. */
  readonly page: string;
  /** The text of `summary.md`. */
  readonly summary: string;
  /** The result as it is shown to people: with files in place of long tokens. */
  readonly shown: ConformanceResult;
  /** What kept the reports from being written, and what to do; some of them may be there all the same. */
  readonly unwritten?: string;
}

/**
 * Writes all reports of a run into one folder, which is made if it is missing: conformance.json, conformance.html,
 * junit.xml, ctrf.json, gl-code-quality-report.json, badge.svg, summary.md. Each replaces the one before, and readers never see half
 * a file. A folder that cannot be written costs the reports, not the result.
 */
export async function writeReports(result: ConformanceResult, options: ReportOptions): Promise<WrittenReports> {
  const { directory, replayCommand, earlier, replays = false, steps = false } = options;
  const shown = replays ? result : withShortReplays(result, directory);
  const since = comparisonWith(result, earlier);
  const documents = documentsFrom(directory);
  const chinese = { dictionary: (await import('./html/chinese-of.ts')).chineseOf(shown), first: spoken() === 'zh' };
  const at = new Date();
  // Programs read them, and who reads Chinese finds it in the page.
  const files = inLanguage('en', () => ({
    'conformance.html': htmlReport(shown, {
      replayCommand,
      chinese,
      ...(since && { since }),
      ...(documents && { documents }),
    }),
    'junit.xml': junitReport(shown, { at }),
    'ctrf.json': ctrfReport(shown, { at }),
    // GitLab names the root of the repository.
    'gl-code-quality-report.json': codeQualityReport(shown, {
      path: placeOfDevice(result.device, process.cwd(), process.env.CI_PROJECT_DIR),
    }),
    'badge.svg': badge(result),
    'summary.md': markdownSummary(shown, { replayCommand, ...(since && { comparison: since.comparison }) }),
  }));
  const unwritten = await whyUnwritten(directory, async () => {
    for (const [name, text] of Object.entries(files)) await replaceFile(join(directory, name), text);
    await writeJsonReport(result, directory);
    if (steps) await writeCounterexamples(result, directory);
  });
  const [file, page] = [join(directory, 'conformance.json'), join(directory, 'conformance.html')];
  return {
    file,
    page,
    summary: files['summary.md'],
    ...(unwritten === undefined ? { shown } : { shown: result, unwritten }),
  };
}

/** What the folder happened to hold may be of another device, and then says nothing. */
function comparisonWith(result: ConformanceResult, earlier: EarlierRun | undefined) {
  if (!earlier) return undefined;
  const same = JSON.stringify(earlier.result.device) === JSON.stringify(result.device);
  if (!earlier.named && !same) return undefined;
  return { comparison: compareResults(result, earlier.result), earlier: earlier.name };
}

/** The address of the documents that came with this package, as seen from `directory`; undefined if they did not. */
function documentsFrom(directory: string): string | undefined {
  for (const levels of ['../..', '../../..']) {
    const folder = fileURLToPath(new URL(`${levels}/docs/`, import.meta.url));
    if (existsSync(join(folder, 'reference')))
      return `${relative(directory, folder).split(sep).map(encodeURIComponent).join('/')}/`;
  }
  return undefined;
}
