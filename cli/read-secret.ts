import { UsageError } from '../mock-platform/usage-error.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

/** A secret need not stand in the shell's history: it may come from a variable, or from standard input as `-`. */
export async function readSecret(
  { env, stdin }: Surroundings,
  { flag, value, variable }: { readonly flag: string; readonly value: string | undefined; readonly variable: string },
): Promise<string> {
  const given = value ?? env[variable];
  if (given === undefined || given === '') {
    throw new UsageError(tell('secret.none', { flag, variable }));
  }
  if (given !== '-') return given;
  let text = '';
  for await (const chunk of stdin ?? []) text += chunk;
  const [line = ''] = text.split(/\r?\n/);
  if (line === '') throw new UsageError(tell('secret.emptyInput'));
  return line;
}
