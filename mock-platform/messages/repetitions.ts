import type { Clock } from '../clock.ts';
import { messageBounds, repetition } from './message-bounds.ts';

interface Watched {
  cancel: () => void;
}

/** Sends messages once more whose PUBACK does not come, some times, as long as their connection lasts. */
export class Repetitions {
  readonly #clock: Clock;
  /** By connection and packet identifier, in the order in which they left. */
  readonly #watched = new Map<number, Map<number, Watched>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A message left under a packet identifier. @param again called each time that it is to be sent once more */
  watch(connection: number, packetId: number, again: () => void): void {
    const ofConnection = this.#watched.get(connection) ?? new Map<number, Watched>();
    this.#watched.set(connection, ofConnection);
    ofConnection.get(packetId)?.cancel();
    const watched: Watched = { cancel: () => {} };
    const wait = (left: number) => {
      watched.cancel = this.#clock.after(repetition.everyMs, () => {
        if (left > 1) wait(left - 1);
        else this.acknowledged(connection, packetId);
        again();
      });
    };
    wait(repetition.times);
    ofConnection.set(packetId, watched);
    if (ofConnection.size <= messageBounds.unacknowledged) return;
    const [oldest] = ofConnection.keys();
    if (oldest !== undefined) this.acknowledged(connection, oldest);
  }

  acknowledged(connection: number, packetId: number): void {
    const ofConnection = this.#watched.get(connection);
    ofConnection?.get(packetId)?.cancel();
    ofConnection?.delete(packetId);
  }

  closed(connection: number): void {
    for (const { cancel } of this.#watched.get(connection)?.values() ?? []) cancel();
    this.#watched.delete(connection);
  }

  clear(): void {
    for (const connection of [...this.#watched.keys()]) this.closed(connection);
  }
}
