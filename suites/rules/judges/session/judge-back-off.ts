import { areEven } from '../../folds/back-off.ts';
import type { Entry, Rule } from '../../rule.ts';

/** So many attempts in a row may not take less than a second each on average; fewer may be chance, or jitter. */
const attemptsInARow = 4;
const busyMs = 2700;
/** A first attempt sooner than this is the one that many clients make at once. */
const atOnceMs = 500;
/**
 * One attempt may open two connections, the second as soon as the first has failed: libpaho falls back to MQTT 3.1, and a name may
 * have two addresses. Seen with sdk-c: 60 to 70 ms apart on a busy machine.
 */
const secondHalfMs = 250;

type Opened = Entry<'connection-opened'>;

/** Does a device back off while the platform is away? */
export const judgeBackOff: Rule['judge'] = ({ exercised, broken }) => {
  let began: Entry<'stage-began'> | undefined;
  let attempts: Opened[] = [];
  return {
    'stage-began'(entry) {
      if (entry.stage !== 'away') return;
      began = entry;
      attempts = [];
    },
    'connection-opened'(entry) {
      if (began) attempts.push(entry);
    },
    // Attempts while the port itself is closed are not seen: the stage resets each one instead.
    'stage-ended'(entry) {
      if (entry.stage !== 'away' || !began) return;
      const tries = withoutSecondHalves(attempts);
      const waits = waitsOf(began, tries);
      // Not to try at all for so long is waiting, too.
      if (attempts.length > 0 || entry.complete) exercised();
      if (isBusy(tries)) {
        broken({
          message: 'It tried to connect more than once a second while the platform was away.',
          expected: 'at most one attempt a second',
          actual: `waits of ${inWords(waits)}`,
          evidence: attempts,
        });
      } else if (areEven(waits)) {
        broken({
          message: 'Its waits did not grow while the platform was away.',
          expected: 'longer waits each time',
          actual: `waits of ${inWords(waits)}`,
          evidence: attempts,
        });
      }
      began = undefined;
    },
    'device-stopping'() {
      began = undefined;
    },
    // Whether it comes back is for SESSION-02.
    'device-exited'() {
      began = undefined;
    },
  };
};

/** The connections that began an attempt; a third one in a row begins the next. */
function withoutSecondHalves(opened: readonly Opened[]): Opened[] {
  const tries: Opened[] = [];
  let began: Opened | undefined;
  for (const entry of opened) {
    const isSecondHalf = began !== undefined && entry.at - began.at < secondHalfMs;
    began = isSecondHalf ? undefined : entry;
    if (began) tries.push(began);
  }
  return tries;
}

/** Milliseconds before each attempt. */
function waitsOf(began: Entry, attempts: readonly Opened[]): number[] {
  const waits = attempts.map(({ at }, index) => at - (attempts[index - 1] ?? began).at);
  return (waits[0] ?? 0) < atOnceMs ? waits.slice(1) : waits;
}

function isBusy(attempts: readonly Opened[]): boolean {
  return attempts.some(({ at }, index) => at - (attempts[index - attemptsInARow + 1]?.at ?? -Infinity) < busyMs);
}

function inWords(waits: readonly number[]): string {
  return waits.map((ms) => `${Math.round(ms)} ms`).join(', ');
}
