import { exitCodes } from '../verdicts/exit-code.ts';

/** The user's settings cannot be used. The message has a line or more for each thing to put right. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly exitCode = exitCodes.usage;

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
  }
}
