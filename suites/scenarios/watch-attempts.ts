import { systemClock } from '../../mock-platform/clock.ts';
import { havePlainlyGrown, plainlyLonger } from '../rules/folds/back-off.ts';
import type { Entry } from '../rules/rule.ts';
import type { Rig } from './rig.ts';

/** Long enough for three attempts of a device that waits one second, then two. */
const observeMs = 3600;
/** A device that has not tried again by then waits longer than a run can. */
const firstMs = 6000;
/** Three waits of five seconds, and of the handshakes between, fit into it. */
const mostMs = 18_000;
/** A first attempt sooner than this is the one that many clients make at once; the second half of a fallback to MQTT 3.1 is sooner, too. */
const atOnceMs = 500;

/**
 * Enough of them for a busy machine, and for six waits between attempts that fall back to MQTT 3.1 at once; a device that storms
 * has as many in no time.
 */
const mostAttempts = 12;

/**
 * Lets time pass while the device cannot get in: at least long enough for two waits of the common kind, and then as long as one more
 * can still tell whether its waits grow.
 *
 * @param isAttempt does the entry begin an attempt to connect?
 * @param isDecided are these waits enough to tell?
 */
export async function watchAttempts(
  rig: Rig,
  isAttempt: (entry: Entry) => boolean,
  isDecided: (waits: readonly number[]) => boolean,
  now: () => number = () => systemClock.monotonic(),
): Promise<void> {
  const { journal, now: after } = rig;
  const began = now();
  // The journal counts its milliseconds from its own start.
  const beganAt = journal.entries.at(-1)?.at ?? 0;
  await rig.pass(observeMs);
  for (;;) {
    const attempts = journal.entries.filter((entry) => entry.seq > after && isAttempt(entry));
    const waits = waitsBetween([beganAt, ...attempts.map(({ at }) => at)]);
    if (attempts.length >= mostAttempts || isDecided(waits) || havePlainlyGrown(waits)) return;
    const spentMs = now() - began;
    // The device may have ended.
    const ms = Math.min(waits.length === 0 ? firstMs - spentMs : plainlyLonger(waits) + atOnceMs, mostMs - spentMs);
    if (ms <= 0 || !(await rig.until(isAttempt, { ms, after: attempts.at(-1)?.seq ?? after }))) return;
  }
}

function waitsBetween(times: readonly number[]): number[] {
  return times.slice(1).flatMap((time, n) => (time - (times[n] ?? 0) < atOnceMs ? [] : [time - (times[n] ?? 0)]));
}
