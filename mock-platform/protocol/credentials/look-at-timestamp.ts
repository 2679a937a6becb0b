import { limits } from '../limits.ts';
import { passwordMatches } from '../password.ts';
import { quote } from '../quote.ts';
import { isMovedPastZeroBytes, skipsZeroBytes } from '../skipped-hours.ts';
import { diagnoseTimestamp } from '../timestamp.ts';
import type { CheckOptions } from './check-options.ts';
import type { Attempt, Look } from './look.ts';

/** With sign type 0 the stamp is only looked at; with 1 it has to be within the tolerance, and comes before the password (ref 1.5). */
export function lookAtTimestamp(attempt: Attempt, options: CheckOptions): Look {
  const { identifier, now } = attempt;
  const { timestampToleranceMs = limits.timestampToleranceMs } = options;
  const { signType, timestamp } = identifier;
  const isVerified = signType === '1';
  const { current, withinTolerance, nearMiss } = diagnoseTimestamp(timestamp, now, timestampToleranceMs);
  const expected = 'the present UTC hour as YYYYMMDDHH';
  const look = { aspect: 'timestamp', expected, actual: quote(timestamp) } as const;
  // A platform that insists on the hour refuses that, too (ref 1.5).
  const mayRunAhead = !isVerified || withinTolerance || timestampToleranceMs > 0;
  if (!current && mayRunAhead && isMovedOn(attempt, options)) return { ...look, ok: true, nearMiss: skipsZeroBytes };
  const ok = isVerified ? withinTolerance : current;
  return { ...look, ok, ...(nearMiss && { nearMiss }), ...(isVerified && !ok && { refuse: 4 }) };
}

/** Only a right password shows that the secret is the one by which the device moved its stamp on. */
function isMovedOn({ connect, identifier, found, now }: Attempt, { passwordCase }: CheckOptions): boolean {
  const { password } = connect;
  const { timestamp } = identifier;
  const secret = found?.secret;
  if (password === undefined || secret === undefined) return false;
  return passwordMatches(password, { secret, timestamp }, passwordCase) && isMovedPastZeroBytes(timestamp, secret, now);
}
