import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** Behind what took longer than this, the next one rests as long, up to the other bound; milliseconds. */
const longMs = 4;
const longestRestMs = 30;

let last: Promise<unknown> = Promise.resolve();

/**
 * For what takes some milliseconds, whoever asks for it. Resolves in a turn of the event loop in which nobody else's does, and behind one
 * that took long only when all others have had as much time.
 */
export function ownTurn(): Promise<void> {
  const mine = last.then(() => nextTurn());
  last = mine.then(async () => {
    const began = performance.now();
    await nextTurn();
    const took = performance.now() - began;
    if (took > longMs) await sleep(Math.min(took, longestRestMs));
  });
  return mine;
}
