import { type Parsed, parsed, unparsed } from './parsed.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A time (milliseconds since the epoch) as `yyyyMMdd'T'HHmmss'Z'`, in UTC (ref 4.1). */
export function formatEventTime(time: number): string {
  const second = Math.floor(time / 1000);
  if (second !== last.second) {
    last = { second, text: `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z` };
  }
  return last.text;
}

/** What was written last: a busy device reports many times a second. */
let last = { second: Number.NaN, text: '' };

/** Reads `yyyyMMdd'T'HHmmss'Z'` to milliseconds since the epoch. */
export function parseEventTime(text: string): Parsed<number> {
  const fields = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!fields) return unparsed(`it is not written as yyyyMMdd'T'HHmmss'Z'`);
  const [, year, month, day, hours, minutes, seconds] = fields;
  const time = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  // The second comparison is for 30 February and 24:00, which Date.parse takes for the day after.
  if (Number.isNaN(time) || formatEventTime(time) !== text) return unparsed('there is no such date and time');
  return parsed(time);
}

/** Reads `yyyy-MM-dd'T'HH:mm:ss.SSS'Z'` to milliseconds since the epoch: the other form of generation 2. */
export function parseMillisecondTime(text: string): Parsed<number> {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) {
    return unparsed(`it is not written as yyyy-MM-dd'T'HH:mm:ss.SSS'Z'`);
  }
  const time = Date.parse(text);
  if (Number.isNaN(time) || new Date(time).toISOString() !== text) return unparsed('there is no such date and time');
  return parsed(time);
}

/**
 * Reads a time that is meant as either form, also one without its milliseconds or with a space for its `T`, as clients write
 * them: when it is, and not whether it is well written.
 */
export function parseTimeLeniently(text: string): Parsed<number> {
  const fields = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?Z?$/.exec(text);
  if (!fields) return parseEventTime(text);
  const [, day, seconds, fraction = ''] = fields;
  return parseMillisecondTime(`${day}T${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
}

const misspellings: readonly (readonly [RegExp, string])[] = [
  [/^\d{14}Z$/, 'without the T'],
  [/^\d{8}T\d{6}$/, 'without the Z'],
  [/^\d{8} \d{6}Z?$/, 'a space for the T'],
  [/^\d{8}(?:t\d{6}[zZ]|T\d{6}z)$/, 'lower-case t or z'],
  [/^\d{8}T\d{6}[.,]\d+Z$/, 'fractions of a second'],
  [/^\d{8}T\d{6}[+-]\d{2}:?\d{2}$/, 'an offset for the Z'],
  [/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, 'dashes and colons between the fields'],
  [/^\d{10}$/, 'seconds since the epoch'],
  [/^\d{13}$/, 'milliseconds since the epoch'],
  [/^\d{14}$/, 'without T and Z'],
  [/^(?!\d{8}T\d{6}Z)\d{4,8}T\d{3,6}Z$/, 'fields without their leading zeros'],
];

export interface EventTimeDiagnosis {
  /** True for a well-formed time that is neither in the future nor in another time zone. */
  readonly ok: boolean;
  /** Milliseconds since the epoch, where it could be read. */
  readonly time?: number;
  /** What it looks like instead: "without the T", "local time, 8 hours ahead of UTC". */
  readonly nearMiss?: string;
}

/**
 * Compares an `eventTime` with the platform's time, `now`, in milliseconds since the epoch.
 * Old times are fine: a device may have collected its data long ago. A time in the future (more than `slackMs`, default
 * two minutes) is not, nor is one that is off by a time zone to within `slackMs`. One time behind UTC proves little, since
 * it may be just that old; several do.
 *
 * @param parse how the text is read. Default: `parseEventTime`
 */
export function diagnoseEventTime(
  text: string,
  now: number,
  slackMs: number = 2 * minute,
  parse: (text: string) => Parsed<number> = parseEventTime,
): EventTimeDiagnosis {
  const read = parse(text);
  if (!read.ok) {
    const misspelling = misspellings.find(([pattern]) => pattern.test(text))?.[1];
    return { ok: false, nearMiss: misspelling ?? read.problem };
  }
  const time = read.value;
  const ahead = time - now;
  const hours = Math.round(ahead / (hour / 4)) / 4;
  const isZone = hours !== 0 && hours >= -12 && hours <= 14 && Math.abs(ahead - hours * hour) <= slackMs;
  if (isZone && zones.has(hours)) {
    const distance = Math.abs(hours) === 1 ? '1 hour' : `${Math.abs(hours)} hours`;
    return { ok: false, time, nearMiss: `local time, ${distance} ${hours > 0 ? 'ahead of' : 'behind'} UTC` };
  }
  if (ahead > slackMs) return { ok: false, time, nearMiss: `${Math.round(ahead / 1000)} s in the future` };
  return { ok: true, time };
}

/** Offsets in use, in hours: the whole ones and those of Nepal, India, Iran and so on. */
const zones = new Set([
  ...Array.from({ length: 27 }, (_, index) => index - 12),
  ...[-9.5, -3.5, -2.5, 3.5, 4.5, 5.5, 5.75, 6.5, 8.75, 9.5, 10.5, 12.75, 13.75],
]);
