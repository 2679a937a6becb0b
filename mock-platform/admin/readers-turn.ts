import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** What took longer than this, in milliseconds, is followed by a pause of so many times as long. */
const worthPausing = 1;
const pauses = 4;

let last: Promise<unknown> = Promise.resolve();

/**
 * Makes something for one who reads the journal, when those who asked before have theirs: one of them in a turn of the event loop, and
 * all together in a fifth of its time. Each for itself, sixteen readers would take all of it.
 */
export function inReadersTurn<T>(make: () => T): Promise<T> {
  let took = 0;
  const made = last.then(() => {
    const began = performance.now();
    try {
      return make();
    } finally {
      took = performance.now() - began;
    }
  });
  const pause = () => (took > worthPausing ? sleep(pauses * took) : nextTurn());
  last = made.then(pause, pause);
  return made;
}
