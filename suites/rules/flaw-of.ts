import type { Entry } from './rule.ts';

/** What was sent to the device that it is to survive, in words. */
export function flawOf(entry: Entry<'probe-sent' | 'bytes-sent'>): string {
  if (entry.type === 'bytes-sent') return `bytes that MQTT forbids (${entry.fault})`;
  return entry.kind === 'malformed' ? `a malformed command (${entry.flaw})` : entry.flaw;
}
