import { resolve } from 'node:path';
import type { Command } from 'commander';
import { retold } from '../mock-platform/language/retold.ts';
import { UsageError } from '../mock-platform/usage-error.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

/** Adds the command that makes one result of the parts that shards wrote. */
export function addMerge(root: Command, surroundings: Surroundings): void {
  root
    .command('merge')
    .argument('<file...>', tell('merge.file'))
    .description(tell('merge.about'))
    .option('--report-dir <folder>', tell('merge.reportDir'))
    .action((files: readonly string[], { reportDir }: { reportDir?: string }) => merge(surroundings, files, reportDir));
}

async function merge(surroundings: Surroundings, files: readonly string[], reportDir?: string): Promise<void> {
  const { env } = surroundings;
  const cwd = surroundings.cwd();
  const { mergeResults } = await import('../suites/verdicts/merge-results.ts');
  const { readJsonReport, whyUnread } = await import('../suites/report/json-report.ts');
  const { assertReportFolder } = await import('../suites/report/report-folder.ts');
  const { writeReports } = await import('../suites/report/write-reports.ts');
  const { cliReplay } = await import('../suites/report/replay-command.ts');
  const { tellVerdicts } = await import('./tell-verdicts.ts');
  const read = async (name: string) => {
    try {
      return { name, result: await readJsonReport(resolve(cwd, name)) };
    } catch (error) {
      throw new UsageError(tell('merge.unread', { file: name, why: retold(whyUnread(error)) }));
    }
  };
  const parts = await Promise.all(files.map(read));
  const directory = resolve(cwd, reportDir ?? env.REPORT_DIR ?? 'reports');
  const replayCommand = cliReplay();
  const merged = mergeResults(parts);
  await assertReportFolder(directory);
  tellVerdicts(surroundings, await writeReports(merged, { directory, replayCommand }), { replayCommand });
}
