import { UsageError } from '../usage-error.ts';

/** A file that a user wrote cannot be used. The message has a line for each thing to put right: place, value, expectation, next step. */
export class YamlError extends UsageError {
  override readonly name = 'YamlError';
}
