import { retold } from '../../mock-platform/language/retold.ts';
import type { BelievedFailure } from '../run/believed.ts';
import { cutTo, plainText } from '../words/plain-text.ts';
import { lookOf } from './look-of.ts';

/**
 * A failure as it is printed while the run goes on, such as `✗ V1-CMD-13  3.2 s  It did not answer …`. In a pipe a line may be as
 * long as it likes.
 */
export function failureLine(
  { rule, level, message, afterMs }: BelievedFailure,
  width = Number.POSITIVE_INFINITY,
): string {
  const { symbol } = lookOf({ verdict: level === 'MUST' ? 'fail' : 'warn' });
  return cutTo(`${symbol} ${rule}  ${(afterMs / 1000).toFixed(1)} s  ${plainText(retold(message))}`, width);
}
