import { relative } from 'node:path';
import { loadConfiguration } from '../suites/configuration/load-configuration.ts';
import { tellGitHub } from '../suites/report/annotations/tell-git-hub.ts';
import { earlierRun } from '../suites/report/comparison/earlier-run.ts';
import { ProgressLine } from '../suites/report/progress-line.ts';
import { progressOfRun } from '../suites/report/progress-of-run.ts';
import { cliReplay } from '../suites/report/replay-command.ts';
import { terminalReport } from '../suites/report/terminal-report.ts';
import { writeReports } from '../suites/report/write-reports.ts';
import { announcement } from '../suites/run/announcement.ts';
import { writeCounterexamples } from '../suites/run/counterexample-files.ts';
import { replayedSettings } from '../suites/run/replay.ts';
import { runConformance } from '../suites/run/run-conformance.ts';
import { runSettings } from '../suites/run/run-settings.ts';
import { exitCode } from '../suites/verdicts/exit-code.ts';
import type { Flags, Surroundings } from './surroundings.ts';

/** Runs the suites, or the one scenario of a replay token, and reports. @throws ConfigurationError */
export async function conform(surroundings: Surroundings, flags: Flags, token?: string): Promise<void> {
  const { stdout, stderr, env } = surroundings;
  const configuration = await loadConfiguration({ cwd: surroundings.cwd(), env, flags });
  for (const note of configuration.notes) stderr.write(`${note}\n`);
  const earlier = await earlierRun(configuration);
  const hasProgress = stderr.isTTY && env.TERM !== 'dumb';
  const told = replayedSettings(await runSettings(configuration), token);
  stderr.write(`${announcement(told)}\n`);
  const progress = hasProgress ? new ProgressLine(stderr, stdout) : undefined;
  const result = await runConformance({
    ...told,
    onProgress: (step) => progress?.update(() => progressOfRun(step)),
  }).finally(() => progress?.end());
  const replayCommand = cliReplay(flags);
  const replays = token !== undefined;
  const directory = configuration.reportDir;
  const { page, summary, shown } = await writeReports(result, { directory, replayCommand, earlier, replays });
  if (token === undefined) await writeCounterexamples(result, configuration.reportDir);
  const colour = Boolean(stdout.isTTY) && !env.NO_COLOR;
  stdout.write(
    terminalReport(shown, {
      colour,
      columns: stdout.columns,
      file: relative(surroundings.cwd(), page),
      verbose: configuration.verbose,
      replayCommand,
    }),
  );
  await tellGitHub({ result: shown, summary, replayCommand, env, write: (text) => stdout.write(text) });
  surroundings.exitCode = exitCode(result.summary);
}
