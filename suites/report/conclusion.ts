import type { ConformanceResult } from '../result/conformance-result.ts';
import { type ExitCode, exitCode, exitCodes } from '../verdicts/exit-code.ts';

/** An error as the test runner passes it on. */
export interface RunError {
  readonly name?: string | undefined;
  readonly message: string;
}

/** What a conformance run comes to. */
export interface Conclusion<E extends RunError> {
  /** What to say without a stack: what the user got wrong, that nothing was judged, that the suite failed. */
  readonly messages: readonly string[];
  /** What the suite got wrong: to be shown with stacks. */
  readonly faults: readonly E[];
  readonly exitCode: ExitCode;
}

const NOTHING = 'Nothing was judged: no scenario ran. Look at the filters of this command.';

/** What exit codes say when there are several, the one to heed first. */
const precedence: readonly ExitCode[] = [exitCodes.usage, exitCodes.broken, exitCodes.incomplete, exitCodes.conforms];

/**
 * Draws the conclusion from the results that were written and the errors that were thrown. A failed assertion is how a
 * test shows a verdict that stands in the result anyway; a `ConfigurationError` is the user's; any other is the suite's.
 * Without a result, or with a result that explains no failure, an assertion is the suite's as well.
 */
export function conclude<E extends RunError>(
  results: readonly Pick<ConformanceResult, 'summary'>[],
  errors: readonly E[],
): Conclusion<E> {
  const codes = results.map(({ summary }) => exitCode(summary));
  const explained = codes.some((code) => code !== exitCodes.conforms);
  const messages = new Set(errors.filter(isMistake).map(({ message }) => message));
  const faults = errors.filter((error) => !isMistake(error) && !(explained && error.name === 'AssertionError'));
  if (messages.size > 0) codes.push(exitCodes.usage);
  if (faults.length > 0) codes.push(exitCodes.incomplete);
  if (codes.length === 0) return { messages: [NOTHING], faults, exitCode: exitCodes.incomplete };
  const code = firstToHeed(codes);
  if (faults.length > 0) messages.add(`The suite itself is at fault, so verdicts may be missing. Exit code ${code}.`);
  return { messages: [...messages], faults, exitCode: code };
}

/** One exit code for several outcomes. */
export function firstToHeed(codes: readonly ExitCode[]): ExitCode {
  return precedence.find((code) => codes.includes(code)) ?? exitCodes.conforms;
}

function isMistake({ name }: RunError): boolean {
  return name === 'ConfigurationError';
}
