import type { Entry } from './rule.ts';

/** `ended by SIGSEGV 12 ms after the command`, or without a moment, `ended with exit code 1`. */
export function howItEnded(
  { code, signal, at }: Pick<Entry<'device-exited'>, 'code' | 'signal' | 'at'>,
  since?: { readonly at: number; readonly what: string },
): string {
  const how = signal === null ? `ended with exit code ${code}` : `ended by ${signal}`;
  if (!since) return how;
  return `${how}${signal === null ? ',' : ''} ${Math.max(0, Math.round(at - since.at))} ms after ${since.what}`;
}
