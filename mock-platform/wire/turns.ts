/** What a connection may use of the event loop's time at once, in milliseconds, before it has to wait for its turn. */
const burstMs = 5;
/** The same of all of them together, and the share of all time that they get back. */
const togetherMs = 10;
const togetherShare = 0.5;
/** The share of all time that it gets back meanwhile. */
const share = 0.02;
/** At most this long those who wait work in one turn of the event loop, all together, and one of them at a time. */
const turnMs = 4;
const pieceMs = 1;

/**
 * Works until that moment, or until nothing is left; answers whether something is left. With `rest` something is, and is for a
 * later turn of the loop: others have to do their part first.
 */
export type Work = (until: number) => boolean | 'rest';

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
  /** Of all connections: what they use at once. */
  readonly #together: Account;
  /** What was used since the last turn on behalf of those who have used up what they may use at once, milliseconds. */
  #ahead = 0;

  constructor(now: () => number = () => performance.now(), nextTurn: (turn: () => void) => unknown = setImmediate) {
    this.now = now;
    this.#nextTurn = nextTurn;
    this.#together = { credit: togetherMs, at: now() };
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
    renew(account, began, burstMs, share);
    renew(this.#together, began, togetherMs, togetherShare);
    const mayUse = Math.min(account.credit, this.#together.credit);
    if (mayUse > 0) {
      const isLeft = this.#spend(work, account, began, mayUse);
      this.#together.credit -= account.at - began;
      if (!isLeft) return true;
    } else if (this.#waiting.size === 0 && this.#ahead < turnMs) {
      const isLeft = this.#spend(work, account, began, pieceMs);
      this.#ahead += account.at - began;
      if (!isLeft) return true;
    }
    if (this.#waiting.size === 0) this.#nextTurn(() => this.#turn());
    this.#waiting.set(work, account);
    return false;
  }

  /** It has used so many milliseconds outside its turns. */
  charge(account: Account, ms: number): void {
    account.credit -= ms;
    this.#ahead = Math.min(turnMs, this.#ahead + ms);
  }

  /** The work is done in another way, or not at all. */
  cancel(work: Work): void {
    this.#waiting.delete(work);
  }

  #turn(): void {
    const end = this.now() + turnMs - this.#ahead;
    this.#ahead = 0;
    const resting: [Work, Account][] = [];
    // One piece at least: what others have used must not keep the lightest waiting for ever.
    let next = this.#lightest();
    while (next) {
      const [work, account] = next;
      this.#waiting.delete(work);
      const isLeft = this.#spend(work, account, this.now(), pieceMs);
      if (isLeft === 'rest') resting.push(next);
      else if (isLeft) this.#waiting.set(work, account);
      next = this.now() < end ? this.#lightest() : undefined;
    }
    for (const [work, account] of resting) this.#waiting.set(work, account);
    if (this.#waiting.size > 0) this.#nextTurn(() => this.#turn());
  }

  #lightest(): [Work, Account] | undefined {
    let lightest: [Work, Account] | undefined;
    for (const one of this.#waiting) if (!lightest || one[1].credit > lightest[1].credit) lightest = one;
    return lightest;
  }

  #spend(work: Work, account: Account, began: number, ms: number): boolean | 'rest' {
    const isLeft = work(began + ms);
    account.at = this.now();
    account.credit -= account.at - began;
    return isLeft;
  }
}

function renew(account: Account, now: number, most: number, share: number): void {
  account.credit = Math.min(most, account.credit + (now - account.at) * share);
  account.at = now;
}
