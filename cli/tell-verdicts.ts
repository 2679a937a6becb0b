import { relative } from 'node:path';
import { retold } from '../mock-platform/language/retold.ts';
import { exitCodeWith } from '../suites/report/report-folder.ts';
import { terminalReport } from '../suites/report/terminal-report.ts';
import type { WrittenReports } from '../suites/report/write-reports.ts';
import { exitCode } from '../suites/verdicts/exit-code.ts';
import type { Surroundings } from './surroundings.ts';

interface Telling {
  readonly replayCommand: (token: string) => string;
  readonly verbose?: boolean;
}

/** Prints the verdicts, also where the reports could not be written, and sets the exit code. */
export function tellVerdicts(surroundings: Surroundings, reports: WrittenReports, telling: Telling): void {
  const { stdout, stderr, env } = surroundings;
  const { page, shown, unwritten } = reports;
  stdout.write(
    terminalReport(shown, {
      colour: Boolean(stdout.isTTY) && !env.NO_COLOR,
      columns: stdout.columns,
      file: unwritten === undefined ? relative(surroundings.cwd(), page) : undefined,
      ...telling,
    }),
  );
  if (unwritten !== undefined) stderr.write(`${retold(unwritten)}\n`);
  surroundings.exitCode = exitCodeWith(unwritten, exitCode(shown.summary));
}
