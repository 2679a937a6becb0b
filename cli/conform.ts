import { relative } from 'node:path';
import { loadConfiguration } from '../suites/configuration/load-configuration.ts';
import { writeJsonReport } from '../suites/report/json-report.ts';
import { ProgressLine } from '../suites/report/progress-line.ts';
import { terminalReport } from '../suites/report/terminal-report.ts';
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
  const progress = stderr.isTTY ? new ProgressLine(stderr) : undefined;
  const told = replayedSettings(await runSettings(configuration), token);
  stderr.write(`${announcement(told)}\n`);
  const result = await runConformance({
    ...told,
    onProgress: ({ scenario, done, all }) => progress?.update(() => ({ done, total: all, running: scenario })),
  });
  progress?.end();
  const file = await writeJsonReport(result, configuration.reportDir);
  if (token === undefined) await writeCounterexamples(result, configuration.reportDir);
  const colour = Boolean(stdout.isTTY) && !env.NO_COLOR;
  const replayCommand = (again: string) => `npx huawei-iot-conformance replay ${again}`;
  stdout.write(
    terminalReport(result, {
      colour,
      columns: stdout.columns,
      file: relative(surroundings.cwd(), file),
      replayCommand,
    }),
  );
  surroundings.exitCode = exitCode(result.summary);
}
