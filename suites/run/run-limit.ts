import type { Configuration } from '../configuration/configuration.ts';
import { anySignal } from './any-signal.ts';

const minute = 60_000;
/** What is played one after the other may take so many times as long as side by side: a correct device needs about ten times as long, far less than the limit. */
const oneAtATime = 4;
/** A run of a number of sequences may take so much longer for each of them. */
const sequenceMs = 1000;
/** The largest delay that a timer of Node takes; longer ones would fire at once. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * How long a run may take, ms, where nothing else is set: many times what a correct device needs. A device whose keep-alive is
 * waited for, and one that a person has to switch on, have as long as that takes.
 */
export function usualLimitMs(
  { runs, long, device }: Pick<Configuration, 'runs' | 'long' | 'device'>,
  isOneAtATime = false,
): number {
  const ofRuns = () => {
    if (runs === 'quick') return minute / 2;
    if (runs === 'normal') return 2 * minute;
    // A device that takes three seconds for each answer needs 51 minutes for a thorough run.
    return runs === 'thorough' ? 120 * minute : 2 * minute + runs * sequenceMs;
  };
  return (
    ofRuns() * (isOneAtATime ? oneAtATime : 1) +
    (long ? 30 * minute : 0) +
    (device.kind === 'external' ? 60 * minute : 0)
  );
}

/** A signal that stops a run at its limit, or when `stop` does; `end` it when the run is over. */
export function limited(
  limitMs: number | undefined,
  stop: AbortSignal | undefined,
): { readonly stop: AbortSignal; readonly end: () => void } {
  if (limitMs === undefined) return { stop: anySignal(stop), end: () => {} };
  const limit = new AbortController();
  // By the clock on the wall: a machine that is busy must not make it longer, as it does the waits for a device.
  const why = `at its limit of ${limitMs / 1000} s (timeouts.runMs)`;
  const timer = setTimeout(() => limit.abort(why), Math.min(limitMs, longestDelayMs)).unref();
  return { stop: anySignal(limit.signal, stop), end: () => clearTimeout(timer) };
}
