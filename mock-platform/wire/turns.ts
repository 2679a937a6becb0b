/** What a connection may use of the event loop's time at once, in milliseconds, before it has to wait for its turn. */
const burstMs = 5;
/** The share of all time that it gets back meanwhile. */
const share = 0.02;
/** At most this long those who wait work in one turn of the event loop, all together, and one of them at a time. */
const turnMs = 4;
const pieceMs = 1;

/** Works until that moment, or until nothing is left; answers whether something is left. */
export type Work = (until: number) => boolean;

/** The time of one connection. */
export interface Account {
  /** Milliseconds that it may use before it has to wait. */
  credit: number;
  /** When that was reckoned. */
  at: number;
}

/**
 * Shares the event loop among connections. Whoever asks for little is served at once; whoever has used up what it may use at once
 * waits with the others of its kind, who take turns in small pieces, the one that has used the least first: a flood delays only floods.
 */
export class Turns {
  /** Milliseconds, monotonic. */
  readonly now: () => number;
  readonly #nextTurn: (turn: () => void) => unknown;
  readonly #waiting = new Map<Work, Account>();
  /** What those who have used up what they may use at once have used all the same since the last turn, milliseconds. */
  #ahead = 0;

  constructor(now: () => number = () => performance.now(), nextTurn: (turn: () => void) => unknown = setImmediate) {
    this.now = now;
    this.#nextTurn = nextTurn;
  }

  open(): Account {
    return { credit: burstMs, at: this.now() };
  }

  /**
   * Does the work as far as the account goes, or a piece of it while nobody waits: a turn of its own for each packet costs a device that
   * is alone a tenth of its time. True when it is finished; else the rest of it is done in turns.
   */
  begin(work: Work, account: Account): boolean {
    if (this.#waiting.has(work)) return false;
    const began = this.now();
    account.credit = Math.min(burstMs, account.credit + (began - account.at) * share);
    account.at = began;
    if (account.credit > 0) {
      if (!this.#spend(work, account, began, account.credit)) return true;
    } else if (this.#waiting.size === 0 && this.#ahead < turnMs) {
      const isLeft = this.#spend(work, account, began, pieceMs);
      this.#ahead += account.at - began;
      if (!isLeft) return true;
    }
    if (this.#waiting.size === 0) this.#nextTurn(() => this.#turn());
    this.#waiting.set(work, account);
    return false;
  }

  /** The work is done in another way, or not at all. */
  cancel(work: Work): void {
    this.#waiting.delete(work);
  }

  #turn(): void {
    const end = this.now() + turnMs - this.#ahead;
    this.#ahead = 0;
    for (let next = this.#lightest(); next && this.now() < end; next = this.#lightest()) {
      const [work, account] = next;
      this.#waiting.delete(work);
      if (this.#spend(work, account, this.now(), pieceMs)) this.#waiting.set(work, account);
    }
    if (this.#waiting.size > 0) this.#nextTurn(() => this.#turn());
  }

  #lightest(): [Work, Account] | undefined {
    let lightest: [Work, Account] | undefined;
    for (const one of this.#waiting) if (!lightest || one[1].credit > lightest[1].credit) lightest = one;
    return lightest;
  }

  #spend(work: Work, account: Account, began: number, ms: number): boolean {
    const isLeft = work(began + ms);
    account.at = this.now();
    account.credit -= account.at - began;
    return isLeft;
  }
}
