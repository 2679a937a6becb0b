import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../rule.ts';

/**
 * Is it a report, or can the device only have meant it as one that the platform cannot read? What is wrong with it is for other rules; that
 * the device reports, it shows.
 */
export function isMeantAsReport(entry: Entry<'message-received'>): boolean {
  if (entry.kind !== undefined) return entry.kind === 'report';
  const { isAside, saysReport, saysResponse } = dialectOf(entry);
  return !isAside(entry) && saysReport(entry.payload) && !saysResponse(entry.payload);
}
