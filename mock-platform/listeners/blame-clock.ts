import { X509Certificate } from 'node:crypto';
import { many } from '../protocol/many.ts';

/** What there is to conclude from about a device's clock. */
export interface ClockEvidence {
  /** The certificate that the device was shown, PEM. */
  readonly cert: string;
  /** The platform's time, in milliseconds since the epoch. */
  readonly now: number;
  /** The device's, where it has shown it. */
  readonly shown: number | undefined;
}

/** Alerts of a device that found a date wrong: the first one says just that, the others may mean something else. */
const notNow = 'certificate expired';
const perhaps = new Set(['bad certificate', 'certificate unknown']);

/**
 * What the dates of a certificate say about the clock of a device that did not take it; undefined when they say nothing.
 * @param alert of the device, if it sent one
 */
export function blameClock(alert: string | undefined, { cert, now, shown }: ClockEvidence): string | undefined {
  const isOfDates = alert !== undefined && (alert === notNow || perhaps.has(alert));
  if (shown === undefined && !isOfDates) return undefined;
  const { validFrom, validTo } = new X509Certificate(cert);
  const [from, to] = [Date.parse(validFrom), Date.parse(validTo)];
  if (now < from || now > to) return undefined;
  const dates = `the certificate is valid from ${day(from)} to ${day(to)}`;
  if (shown !== undefined) {
    if (shown >= from && shown <= to) return undefined;
    const time = new Date(shown).toISOString().slice(0, 19).replace('T', ' ');
    const off = distance(shown - now);
    return shown < now
      ? `the device's clock is ${off} off (slow): its ClientHello says that it is ${time} UTC, and ${dates}`
      : `the device's clock is ${off} off (fast): its ClientHello says that it is ${time} UTC, and ${dates}`;
  }
  if (alert === notNow) {
    return `the device's clock is at least ${distance(Math.min(now - from, to - now))} off, since ${dates}`;
  }
  return `perhaps the device's clock is off, since ${dates}`;
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

const units = [
  [(n: number) => many(n, 'year'), 365.25 * 86_400_000],
  [(n: number) => many(n, 'day'), 86_400_000],
  [(n: number) => many(n, 'hour'), 3_600_000],
  [(n: number) => many(n, 'minute'), 60_000],
] as const;

/** "56 years" of a distance in time. */
function distance(ms: number): string {
  const [inWords, length] = units.find(([, length]) => Math.abs(ms) >= length) ?? units[3];
  return inWords(Math.round(Math.abs(ms) / length));
}
