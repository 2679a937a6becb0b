import { dirname, relative } from 'node:path';
import type { TaskMeta, UserConsoleLog } from 'vitest';
import {
  DefaultReporter,
  type ReportedHookContext,
  type SerializedError,
  type TestCase,
  type TestModule,
  type TestRunEndReason,
  type TestSpecification,
  type TestSuite,
  type Vitest,
} from 'vitest/node';
import { inLanguage } from '../../mock-platform/language/spoken.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { OrderlyEnd } from '../run/orderly-end.ts';
import { type ExitCode, exitCodes } from '../verdicts/exit-code.ts';
import { tellGitHub } from './annotations/tell-git-hub.ts';
import { conclude, firstToHeed } from './conclusion.ts';
import './conformance-meta.ts';
import { readJsonReport } from './json-report.ts';
import { markdownSummary } from './markdown/markdown-summary.ts';
import { ProgressLine } from './progress-line.ts';
import { readProgress } from './progress-of-run.ts';
import { vitestReplay } from './replay-command.ts';
import { exitCodeWith } from './report-folder.ts';
import { withShortReplays } from './short-replays.ts';
import { speakAsAsked } from './speak.ts';
import { terminalReport } from './terminal-report.ts';

const PROJECT = 'conformance';
type Told = NonNullable<TaskMeta['conformance']>;

/**
 * Vitest's reporter for this project. Modules of the project `conformance` are judged by what they wrote into
 * `conformance.json` and shown as the terminal report; all other modules look as they always do. Sets the exit code:
 * 0 nothing failed, 1 a rule or a test failed, 2 wrong usage, 3 incomplete.
 */
export default class ConformanceReporter extends DefaultReporter {
  #initialized = false;
  #progress: ProgressLine | undefined;
  readonly #orderlyEnd = new OrderlyEnd();

  /** Vitest's own output begins only when there is something of it to show. */
  override onInit(vitest: Vitest): void {
    this.ctx = vitest;
  }

  /** Starts Vitest's own output, once. */
  #begin(): void {
    if (this.#initialized) return;
    this.#initialized = true;
    super.onInit(this.ctx);
  }

  override async onTestRunStart(specifications: readonly TestSpecification[]): Promise<void> {
    // What is wrong with the variable, the run itself says.
    await speakAsAsked(process.env).catch(() => {});
    const others = specifications.filter(({ project }) => project.name !== PROJECT);
    if (others.length > 0 || specifications.length === 0) {
      this.#begin();
      super.onTestRunStart(others);
    } else if (this.isTTY && process.env.TERM !== 'dumb') {
      this.#progress = new ProgressLine(process.stdout, process.stderr);
      process.env.CONFORMANCE_PROGRESS = 'true';
    }
  }

  /** The process in which the run goes on reports its progress in this way. */
  override onUserConsoleLog(log: UserConsoleLog): void {
    const progress = readProgress(log.content);
    if (progress) this.#progress?.update(() => progress);
    else super.onUserConsoleLog(log);
  }

  /** From here on there is something to end in order: a device may be looked at while its rules are collected. */
  override onTestModuleQueued(module: TestModule): void {
    if (isConformance(module)) this.#orderlyEnd.begin(this.ctx);
    else super.onTestModuleQueued(module);
  }

  override onTestModuleCollected(module: TestModule): void {
    if (!isConformance(module)) super.onTestModuleCollected(module);
  }

  override onTestCaseReady(test: TestCase): void {
    if (!isConformance(test)) super.onTestCaseReady(test);
  }

  override onTestCaseResult(test: TestCase): void {
    if (!isConformance(test)) super.onTestCaseResult(test);
  }

  /** Of hooks only a summary that has begun can tell anything. */
  override onHookStart(hook: ReportedHookContext): void {
    if (this.#initialized && !isConformance(hook.entity)) super.onHookStart(hook);
  }

  override onHookEnd(hook: ReportedHookContext): void {
    if (this.#initialized && !isConformance(hook.entity)) super.onHookEnd(hook);
  }

  override onTestSuiteResult(suite: TestSuite): void {
    if (!isConformance(suite)) super.onTestSuiteResult(suite);
  }

  override onTestModuleEnd(module: TestModule): void {
    if (!isConformance(module)) super.onTestModuleEnd(module);
  }

  /** Vitest has set exit code 1 for any failure by now, and sets no other after this. */
  override async onTestRunEnd(
    modules: readonly TestModule[],
    thrown: readonly SerializedError[],
    reason: TestRunEndReason,
  ): Promise<void> {
    this.#orderlyEnd.end();
    // A terminal's Ctrl-C reaches the workers of other projects, too, and ends them.
    const unhandled = this.#orderlyEnd.signal === undefined ? thrown : [];
    this.#progress?.end();
    this.#progress = undefined;
    const others = modules.filter((module) => !isConformance(module));
    const conformance = modules.filter((module) => isConformance(module) && (others.length === 0 || ran(module)));
    if (others.length > 0 || conformance.length === 0) {
      this.#begin();
      super.onTestRunEnd(others, unhandled, reason);
    }
    if (conformance.length === 0) return;
    const verdict = await this.#conclude(conformance, others.length > 0 ? [] : unhandled);
    const passed = others.length === 0 || (unhandled.length === 0 && others.every((module) => module.ok()));
    process.exitCode = firstToHeed([passed ? exitCodes.conforms : exitCodes.broken, verdict]);
  }

  /** Prints what the modules wrote and threw. */
  async #conclude(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Promise<ExitCode> {
    const errors = [...errorsOf(modules), ...unhandled];
    const reports: { told: Told; result: ConformanceResult }[] = [];
    for (const told of toldBy(modules)) {
      try {
        const result = told.lost?.result ?? (await readJsonReport(told.file));
        reports.push({
          told,
          result: process.env.REPLAY || told.lost ? result : withShortReplays(result, dirname(told.file)),
        });
      } catch (error) {
        errors.push(error as SerializedError);
      }
    }
    const results = reports.map(({ result }) => result);
    const { messages, faults, exitCode } = conclude(results, errors);
    const unwritten = reports.flatMap(({ told }) => told.lost?.why ?? []);
    const write = (text: string) => this.ctx.logger.outputStream.write(text);
    const replayCommand = vitestReplay(process.env);
    for (const { told, result } of reports) {
      write(this.#render(told, result));
      const summary = inLanguage('en', () => markdownSummary(result, { replayCommand }));
      await tellGitHub({ result, summary, replayCommand, env: process.env, write });
    }
    for (const fault of faults) this.ctx.logger.printError(fault, { fullStack: true, type: 'Fault of the suite' });
    for (const message of [...messages, ...unwritten]) this.error(message);
    return exitCodeWith(unwritten[0], exitCode);
  }

  #render({ file, page = file, verbose, lost }: Told, result: ConformanceResult): string {
    const { isTTY, columns } = process.stdout;
    return terminalReport(result, {
      colour: isTTY && process.stdout.hasColors(),
      columns,
      file: lost ? undefined : relative(process.cwd(), page),
      verbose,
      replayCommand: vitestReplay(process.env),
    });
  }
}

function isConformance({ project }: TestModule | TestCase | TestSuite): boolean {
  return project.name === PROJECT;
}

/** False when a filter left nothing of the module. */
function ran(module: TestModule): boolean {
  return module.state() !== 'skipped';
}

/** What the tests of a run told of their reports, each file once: the first to tell has what could not be written. */
function toldBy(modules: readonly TestModule[]): Told[] {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const told = tests.flatMap((test) => test.meta().conformance ?? []);
  return [...new Map(told.toReversed().map((one) => [one.file, one])).values()];
}

function errorsOf(modules: readonly TestModule[]): SerializedError[] {
  return modules.flatMap((module) => [
    ...module.errors(),
    ...[...module.children.allSuites()].flatMap((suite) => suite.errors()),
    ...[...module.children.allTests()].flatMap((test) => test.result().errors ?? []),
  ]);
}
