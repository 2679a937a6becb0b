import type { Entry } from './rule.ts';

/** `ended by SIGSEGV 12 ms after the command`, or without a moment, `ended with exit code 1`. */
export function howItEnded(
  { code, signal, at }: Pick<Entry<'device-exited'>, 'code' | 'signal' | 'at'>,
  since?: { readonly at: number; readonly what: string },
): string {
  if (!since) return signal === null ? `ended with exit code ${code}` : `ended by ${signal}`;
  const ms = Math.max(0, Math.round(at - since.at));
  return signal === null
    ? `ended with exit code ${code}, ${ms} ms after ${since.what}`
    : `ended by ${signal} ${ms} ms after ${since.what}`;
}
