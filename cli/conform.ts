import { retold } from '../mock-platform/language/retold.ts';
import { loadConfiguration } from '../suites/configuration/load-configuration.ts';
import { tellGitHub } from '../suites/report/annotations/tell-git-hub.ts';
import { earlierRun } from '../suites/report/comparison/earlier-run.ts';
import { failureLine } from '../suites/report/failure-line.ts';
import { ProgressLine } from '../suites/report/progress-line.ts';
import { progressOfRun } from '../suites/report/progress-of-run.ts';
import { cliReplay } from '../suites/report/replay-command.ts';
import { assertReportFolder, replayFolder } from '../suites/report/report-folder.ts';
import { SignOfLife } from '../suites/report/sign-of-life.ts';
import { writeReports } from '../suites/report/write-reports.ts';
import { announcement } from '../suites/run/announcement.ts';
import { endings, firstSignal } from '../suites/run/first-signal.ts';
import { playRun } from '../suites/run/play-run.ts';
import { prepareRun } from '../suites/run/prepare-run.ts';
import type { Flags, Surroundings } from './surroundings.ts';
import { tellVerdicts } from './tell-verdicts.ts';

/** From `--watch`: what is being played is of no interest any more. */
const superseded = 'SIGUSR2';

/** Runs the suites, or the one scenario of a replay token, and reports. @throws ConfigurationError */
export async function conform(surroundings: Surroundings, flags: Flags, token?: string): Promise<void> {
  const { stdout, stderr, env } = surroundings;
  const configuration = await loadConfiguration({ cwd: surroundings.cwd(), env, flags });
  for (const note of configuration.notes) stderr.write(`${retold(note)}\n`);
  const replays = token !== undefined;
  const directory = replays ? replayFolder(configuration.reportDir) : configuration.reportDir;
  const earlier = await earlierRun(configuration);
  const hasProgress = stderr.isTTY && env.TERM !== 'dumb';
  await assertReportFolder(directory);
  const stop = new AbortController();
  const heeded = [...Object.keys(endings), ...(env.CONFORMANCE_WATCHED ? [superseded] : [])];
  void firstSignal(heeded as NodeJS.Signals[]).then((signal) => {
    stop.abort(signal === superseded ? superseded : endings[signal as keyof typeof endings]);
  });
  const say = (line: string) => stderr.write(`${line}\n`);
  const progress = hasProgress ? new ProgressLine(stderr, stdout) : undefined;
  const sign = stderr.isTTY ? undefined : new SignOfLife(say);
  const play = async () => {
    const told = await prepareRun(configuration, { token, stop: stop.signal });
    say(announcement(told));
    return playRun({
      ...told,
      onProgress(step) {
        progress?.update(() => progressOfRun(step));
        sign?.update(progressOfRun(step));
      },
      onBelieved: (failure) => say(failureLine(failure, stderr.isTTY ? stderr.columns : undefined)),
    });
  };
  const result = await play().finally(() => {
    progress?.end();
    sign?.end();
  });
  if (stop.signal.reason === superseded) return;
  const replayCommand = cliReplay(flags);
  const reports = await writeReports(result, { directory, replayCommand, earlier, replays, steps: !replays });
  const { summary, shown } = reports;
  tellVerdicts(surroundings, reports, { replayCommand, verbose: configuration.verbose });
  await tellGitHub({ result: shown, summary, replayCommand, env, write: (text) => stdout.write(text) });
}
