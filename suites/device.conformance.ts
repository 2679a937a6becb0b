import { beforeAll, describe, inject, type TestContext, test } from 'vitest';
import { retold } from '../mock-platform/language/retold.ts';
import { spoken } from '../mock-platform/language/spoken.ts';
import { ConfigurationError } from './configuration/configuration-error.ts';
import { loadConfiguration } from './configuration/load-configuration.ts';
import { earlierRun } from './report/comparison/earlier-run.ts';
import type {} from './report/conformance-meta.ts';
import { failureLine } from './report/failure-line.ts';
import { progressMessage, progressOfRun } from './report/progress-of-run.ts';
import { vitestReplay } from './report/replay-command.ts';
import { assertReportFolder, replayFolder } from './report/report-folder.ts';
import { SignOfLife } from './report/sign-of-life.ts';
import { speakAsAsked } from './report/speak.ts';
import { tell } from './report/texts.ts';
import type { WrittenReports } from './report/write-reports.ts';
import type { ConformanceResult } from './result/conformance-result.ts';
import { announcement } from './run/announcement.ts';
import type { BelievedFailure } from './run/believed.ts';
import { playRun } from './run/play-run.ts';
import { prepareRun } from './run/prepare-run.ts';
import { replayedSettings } from './run/replay.ts';
import type { Progress } from './run/run-progress.ts';
import type { RunSettings } from './run/run-settings.ts';
import { exitCodes } from './verdicts/exit-code.ts';
import { ruleExitCode } from './verdicts/rule-exit-code.ts';
import type {} from './vitest/conformance.ts';
import { stopOfRun } from './vitest/stop-of-run.ts';
import { testsToRun } from './vitest/tests-to-run.ts';
import type {} from './vitest/watching.ts';
import { lastFailures } from './watch/last-failures.ts';

// One run for the whole catalogue, then one test for each rule. The reporter prints the result and sets the exit code.

await speakAsAsked(process.env);
const inline = { content: inject('conformanceSettings') ?? {}, name: 'vitest.config' };
const configuration = await inWords(loadConfiguration({ inline }));
const earlier = await inWords(earlierRun(configuration));
const token = process.env.REPLAY;
const directory = token ? replayFolder(configuration.reportDir) : configuration.reportDir;
await inWords(assertReportFolder(directory));
const shard = token ? undefined : inject('conformanceShard');
if (shard && configuration.seed === undefined) {
  throw new ConfigurationError(
    retold(
      'CONFORMANCE_SEED is not set: expected one seed for all shards. Set it on every machine, to the number of the pipeline for one.',
    ),
  );
}
const stop = stopOfRun();
// Which rules there are depends on the generation that the device speaks.
const settings: RunSettings = {
  ...(await inWords(prepareRun(configuration, { token, stop }))),
  ...(shard && { shard }),
};

/** A run ends by itself: each of its waits has an end. */
const runawayMs = 3_600_000;

let result: ConformanceResult;
let reports: WrittenReports;
/** Has the reporter been told of the result? What cannot be read from a file is handed over once. */
let told = false;

beforeAll(async function () {
  // biome-ignore lint/complexity/noArguments: which of them is the suite depends on the version of Vitest.
  const wanted = chosen(testsToRun(arguments));
  for (const note of configuration.notes) process.stderr.write(`${retold(note)}\n`);
  const change = inject('conformanceChange');
  if (change && !token) await replayFailures(change);
  process.stderr.write(`${announcement(wanted, 'variables')}\n`);
  // Only the reporter of this project listens, and only on a terminal.
  const isWatched = process.env.CONFORMANCE_PROGRESS === 'true';
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const sign = isWatched ? undefined : new SignOfLife(say, wanted.began);
  const onProgress = (step: Progress) => {
    if (isWatched) console.log(progressMessage(step));
    sign?.update(progressOfRun(step));
  };
  const onBelieved = (failure: BelievedFailure) => say(failureLine(failure));
  // Read while the devices are waited for: what writes the reports is a fifth of all modules.
  const writing = import('./report/write-reports.ts');
  result = await playRun({ ...wanted, onProgress, onBelieved }).finally(() => sign?.end());
  const { writeReports } = await writing;
  const replayCommand = vitestReplay(process.env);
  reports = await writeReports(result, { directory, replayCommand, earlier, replays: Boolean(token), steps: !token });
}, runawayMs);

for (const { id, sentence } of settings.rules) {
  describe(id.split('-', 2).join('-'), () => {
    test(`${id} the device ${sentence}`, (context) => {
      const { file, page, unwritten } = reports;
      const lost = unwritten !== undefined && !told ? { why: unwritten, result } : undefined;
      told = true;
      context.task.meta.conformance = { file, page, verbose: configuration.verbose, ...(lost && { lost }) };
      show(id, context);
    });
  });
}

/** What failed last time, first, and whether it still does. */
async function replayFailures(change: string): Promise<void> {
  process.stderr.write(`${tell('watch.changed', { change })}\n`);
  for (const failure of await lastFailures(configuration.reportDir)) {
    if (stop?.aborted) return;
    process.stderr.write(`${tell('watch.first', { rule: failure.rule })}\n`);
    const { rules } = await playRun(replayedSettings(settings, failure.token));
    if (stop?.aborted) return;
    const broken = rules.flatMap(({ id, violations: [first] }) =>
      first ? [tell('watch.broken', { rule: id, message: retold(first.message) })] : [],
    );
    process.stderr.write(`${broken.join('\n') || tell('watch.mended', { rule: failure.rule })}\n`);
  }
}

/** What the user can put right is told in the language that is spoken. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ConfigurationError) || spoken() === 'en') throw error;
    throw new ConfigurationError(retold(error.message));
  }
}

/** The settings of a run that judges no other rules than those whose tests run. */
function chosen(names: readonly string[]): RunSettings {
  const ids = names.map((name) => name.replace(/ .*/, ''));
  const { selection, rules: all } = settings;
  if (token || ids.length === 0 || ids.length === all.length) return settings;
  const asked = ids.filter((id) => selection?.rules?.has(id) ?? true);
  return { ...settings, selection: { ...selection, rules: new Set(asked) } };
}

/** Makes a test's outcome of a verdict. What is wrong in full stands in the report. */
function show(id: string, { skip, expect }: TestContext): void {
  const rule = result.rules.find((rule) => rule.id === id);
  if (rule?.verdict === 'not-applicable') skip(rule.reason);
  const code = rule && ruleExitCode(rule, result.summary.strict);
  const why = rule?.violations[0]?.message ?? rule?.reason;
  expect.soft(code, `${id}: ${rule?.verdict}. ${why}`).toBe(exitCodes.conforms);
}
