import { UsageError } from '../usage-error.ts';

/** The registry cannot do what it was asked. The message quotes the identifier and says what to do. */
export class RegistryError extends UsageError {
  override readonly name = 'RegistryError';
}
