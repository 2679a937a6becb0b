import type { PlatformEntry } from '../events.ts';
import type { Stamp } from '../journal/events.ts';
import type { ApplicationSide } from './open-side.ts';

/**
 * An application's side that is made when its calls are loaded: call `load` once. Until then entries of the journal wait in memory.
 * Nobody may be subscribed before that: it would be told late, and of what has changed meanwhile.
 */
export function lateSide(makeSide: () => Promise<ApplicationSide>): ApplicationSide {
  let side: ApplicationSide | undefined;
  let waiting: (PlatformEntry & Stamp)[] = [];
  let isClosed = false;
  return {
    async load() {
      const made = await makeSide();
      // What it records itself comes to the end of the same list.
      for (const entry of waiting) made.follow(entry);
      waiting = [];
      side = made;
      if (isClosed) made.close();
      return made.load();
    },
    follow(entry) {
      if (side) side.follow(entry);
      else waiting.push(entry);
    },
    reset() {
      side?.reset();
    },
    close() {
      isClosed = true;
      side?.close();
    },
  };
}
