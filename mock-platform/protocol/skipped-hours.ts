import { createHmac } from 'node:crypto';
import { formatTimestamp } from './timestamp.ts';

/** The clock of a device may be so far off, in milliseconds. */
const clockErrorMs = 5 * 60_000;
/** The vendor's C SDK adds at most so much. */
const mostSkipped = 100;

/** What a stamp is that was moved on so; the finding's near miss. */
export const skipsZeroBytes =
  'the present hour, moved on until its digest holds no zero byte, as a C SDK of the vendor does';

/**
 * Is the stamp the present hour plus 1, as often as the digest holds a zero byte, which ends a text in C (ref 1.5)? The SDK adds to
 * the number, so that hours after 23 occur. `now` is in milliseconds since the epoch.
 */
export function isMovedPastZeroBytes(stamp: string, secret: string, now: number): boolean {
  if (!/^\d{10}$/.test(stamp)) return false;
  return [now, now - clockErrorMs, now + clockErrorMs].some((time) => {
    const present = Number(formatTimestamp(time));
    const skipped = Number(stamp) - present;
    if (skipped < 1 || skipped > mostSkipped || holdsZeroByte(stamp, secret)) return false;
    return Array.from({ length: skipped }, (_, n) => String(present + n)).every((hour) => holdsZeroByte(hour, secret));
  });
}

function holdsZeroByte(stamp: string, secret: string): boolean {
  return createHmac('sha256', stamp).update(secret).digest().includes(0);
}
