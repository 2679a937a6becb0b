/**
 * Those who are let in and have not said yet who they are. It has room for a fixed number; when one more comes, the one that has
 * waited the longest has to leave: a newcomer may be honest, and an honest one does not wait for long.
 */
export class WaitingRoom<Guest> {
  readonly #most: number;
  readonly #turnAway: (guest: Guest) => void;
  readonly #guests = new Set<Guest>();

  /** @param turnAway called for the one that has to leave */
  constructor(most: number, turnAway: (guest: Guest) => void) {
    this.#most = most;
    this.#turnAway = turnAway;
  }

  enter(guest: Guest): void {
    this.#guests.add(guest);
    if (this.#guests.size <= this.#most) return;
    const [longest] = this.#guests;
    if (longest === undefined) return;
    this.#guests.delete(longest);
    this.#turnAway(longest);
  }

  leave(guest: Guest): void {
    this.#guests.delete(guest);
  }
}
