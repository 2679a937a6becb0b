import { UsageError } from '../../mock-platform/usage-error.ts';

/** The user's settings cannot be used. The message has a line or more for each thing to put right. */
export class ConfigurationError extends UsageError {
  override readonly name = 'ConfigurationError';
}
