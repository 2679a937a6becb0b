import { UsageError } from './usage-error.ts';

/** The platform could not do what its user asked. The message quotes the value and says what to do next. */
export class PlatformError extends UsageError {
  override readonly name = 'PlatformError';
}
