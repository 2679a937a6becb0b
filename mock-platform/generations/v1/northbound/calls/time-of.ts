import { parseEventTime } from '../../../../protocol/times.ts';
import { ApiError } from '../api-error.ts';

/**
 * A time of a query in milliseconds since the epoch.
 * @param slackMs added to it: the written second lasts until its end
 * @throws ApiError 50400 for a date that does not exist
 */
export function timeOf(text: string | undefined, otherwise: number, slackMs = 0): number {
  if (text === undefined) return otherwise;
  const read = parseEventTime(text);
  if (!read.ok) throw new ApiError('50400', `${JSON.stringify(text)}: ${read.problem}.`);
  return read.value + slackMs;
}
