import type { Answer } from './stray-exchange.ts';

interface Publication {
  readonly connection: number;
  readonly payload: Uint8Array;
  /** When it turned out to answer a command. */
  answer: Answer | undefined;
}

/** Publications of devices for which no PUBACK has left. */
export class Unacknowledged {
  readonly #publications = new Map<number, Publication>();

  /** A PUBLISH came. Is it once more what waits under its packet identifier? */
  repeats(connection: number, packetId: number, payload: Uint8Array): boolean {
    const place = placeOf(connection, packetId);
    const before = this.#publications.get(place);
    this.#publications.set(place, { connection, payload, answer: before?.answer });
    return before !== undefined && Buffer.compare(before.payload, payload) === 0;
  }

  /** What came in these bytes answered a command. */
  answered(connection: number, payload: Uint8Array, answer: Answer): void {
    for (const publication of this.#publications.values()) {
      if (publication.connection !== connection || Buffer.compare(publication.payload, payload) !== 0) continue;
      publication.answer = answer;
      return;
    }
  }

  /** A PUBACK left at that time. */
  acknowledged(connection: number, packetId: number, at: number): void {
    const place = placeOf(connection, packetId);
    const { answer } = this.#publications.get(place) ?? {};
    if (answer) answer.acknowledgedAt = at;
    this.#publications.delete(place);
  }

  /** Nothing more leaves on connections that have closed. */
  forget(isClosed: (connection: number) => boolean): void {
    for (const [place, { connection }] of this.#publications) {
      if (isClosed(connection)) this.#publications.delete(place);
    }
  }
}

/** Packet identifiers have two bytes. */
function placeOf(connection: number, packetId: number): number {
  return connection * 65_536 + packetId;
}
