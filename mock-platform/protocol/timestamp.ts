import { limits } from './limits.ts';
import { type Parsed, parsed, unparsed } from './parsed.ts';

const hour = 3_600_000;
/** Clocks of devices differ, and a CONNECT takes its time: so near to the boundary the neighbouring hour is the present one. */
const boundary = 5 * 60_000;

/** The UTC hour of a time (milliseconds since the epoch) as `YYYYMMDDHH` (ref 1.2). */
export function formatTimestamp(time: number): string {
  return new Date(time).toISOString().slice(0, 13).replace(/[-T]/g, '');
}

/** The beginning of the hour that `YYYYMMDDHH` names, in milliseconds since the epoch. */
export function parseTimestamp(stamp: string): Parsed<number> {
  if (!/^\d+$/.test(stamp)) return unparsed('it is not made of digits');
  if (stamp.length !== 10) return unparsed(`it has ${stamp.length} digits instead of 10`);
  const time = hourAt(stamp);
  return formatTimestamp(time) === stamp ? parsed(time) : unparsed('there is no such date and hour');
}

export interface TimestampDiagnosis {
  /** True for the present UTC hour, give or take a clock's error at its boundaries. */
  readonly current: boolean;
  /** Whether sign type 1 lets it pass. */
  readonly withinTolerance: boolean;
  /** What the stamp looks like instead; absent when it is current. */
  readonly nearMiss?: string;
}

/**
 * Compares a stamp with the platform's time, `now`, in milliseconds since the epoch.
 * `toleranceMs` reaches to either side of the hour that the stamp names; 0 asks for the same hour exactly.
 */
export function diagnoseTimestamp(
  stamp: string,
  now: number,
  toleranceMs: number = limits.timestampToleranceMs,
): TimestampDiagnosis {
  const time = parseTimestamp(stamp);
  const within = (slack: number) => time.ok && now >= time.value - slack && now < time.value + hour + slack;
  const withinTolerance = within(toleranceMs);
  if (within(boundary)) return { current: true, withinTolerance };
  return { current: false, withinTolerance, nearMiss: nearMissOf(stamp, now) };
}

function nearMissOf(stamp: string, now: number): string {
  if (!/^\d+$/.test(stamp)) return 'not only digits';
  if (stamp.length === 10) return nearMissOfTen(stamp, now);
  if (stamp.length === 13 && Math.abs(Number(stamp) - now) < 48 * hour) return 'milliseconds since the epoch';
  if (stamp.length === 8) return 'a date of 8 digits, without the hour';
  if (stamp.length === 12) return 'minutes after the hour';
  if (stamp.length === 14) return 'minutes and seconds after the hour';
  return `${stamp.length} digits instead of 10`;
}

function nearMissOfTen(stamp: string, now: number): string {
  const isDate = parseTimestamp(stamp).ok;
  // Seconds begin with 1 from 2001 to 2033, and so does no year of this protocol.
  if (Math.abs(Number(stamp) * 1000 - now) < 48 * hour || (stamp.startsWith('1') && !isDate)) {
    return 'seconds since the epoch';
  }
  const monthCountedFromZero = distance(hourAt(stamp, 1), now);
  if (monthCountedFromZero >= -12 && monthCountedFromZero <= 14) return 'month counted from 0';
  if (stamp.slice(4, 6) === '00') return 'month counted from 0';
  if (Number(stamp.slice(8)) > 23) return `hour ${stamp.slice(8)}, after 23`;
  if (!isDate) return 'no such date';
  const hours = distance(hourAt(stamp), now);
  if (hours > 0 && hours <= 14) return `local time, ${count(hours)} ahead of UTC`;
  if (hours < 0 && hours >= -12) return `local time or an earlier hour, ${count(-hours)} behind UTC`;
  return hours > 0 ? `${count(hours)} in the future` : `${count(-hours)} in the past`;
}

const count = (hours: number) => (hours === 1 ? '1 hour' : `${hours} hours`);

/** Whole hours from the hour of `now` to `time`. */
function distance(time: number, now: number): number {
  return Math.floor(time / hour) - Math.floor(now / hour);
}

/** Ten digits as a time, fields out of range carried over, `months` later. */
function hourAt(stamp: string, months = 0): number {
  const field = (from: number, to: number) => Number(stamp.slice(from, to));
  // Not Date.UTC alone: it takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(field(0, 4), field(4, 6) - 1 + months, field(6, 8));
  date.setUTCHours(field(8, 10));
  return date.getTime();
}
