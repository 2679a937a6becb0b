import { UsageError } from '../usage-error.ts';

/** The state file cannot be used. The message names the file and says what to do. */
export class StateError extends UsageError {
  override readonly name = 'StateError';
}

export function unusable(path: string, error: unknown): StateError {
  return new StateError(`State file "${path}" cannot be used: ${(error as Error).message}.`);
}
