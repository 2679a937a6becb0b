/**
 * What the user can put right: a setting, a file, a port that is taken. The message has a line or more for each thing
 * that is wrong: it quotes the value, says what was expected, and what to do next. It is shown without a stack.
 */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  /** With which the command line ends. */
  readonly exitCode = 2;

  constructor(problems: string | readonly string[]) {
    super(typeof problems === 'string' ? problems : problems.join('\n'));
  }
}
