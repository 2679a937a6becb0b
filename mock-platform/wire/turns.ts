/** What a connection may use of the event loop's time at once, in milliseconds, before it has to wait for its turn. */
const burstMs = 5;
/** The same of all of them together, and the share of all time that they get back. */
const togetherMs = 10;
const togetherShare = 0.5;
/** The share of all time that it gets back meanwhile. */
const share = 0.02;
/** In so many milliseconds half of what it has used beyond that is forgotten: it may have had much to say, and little since. */
const halfLifeMs = 500;
/** At most this long those who wait work in one turn of the event loop, all together, and one of them at a time. */
const turnMs = 4;
const pieceMs = 1;
/** Of so many bytes a packet, or many in one chunk, may take long. */
const long = 16 * 1024;
/** No byte takes longer than this, in milliseconds: the shortest packets take 5 µs, the others less for each of their bytes. */
const msOfByte = 0.01;
/** Where the loop has other things to do for longer than this between two turns, they rest as long, up to the other bound. */
const busyMs = 8;
const longestRestMs = 30;

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
  readonly #after: (turn: () => void, ms: number) => unknown;
  /** How long the loop was busy so far. */
  readonly #busy: () => number;
  readonly #waiting = new Map<Work, Account>();
  /** Those who ask for little, where all together have used up what they may use at once: they do not rest. */
  readonly #light = new Map<Work, { readonly account: Account; readonly mostMs: number }>();
  /** Of all connections: what they use at once. */
  readonly #together: Account;
  /** What was used since the last turn on behalf of those who have used up what they may use at once, milliseconds. */
  #ahead = 0;
  /** When those who wait go on. A packet is not divided: behind one that took long, all others have as much time first. */
  #restsUntil = 0;
  /** How long the loop had been busy at the end of the last turn, or when the first one came to wait for the next. */
  #busyBefore = 0;

  constructor(
    now: () => number = () => performance.now(),
    nextTurn: (turn: () => void) => unknown = setImmediate,
    after: (turn: () => void, ms: number) => unknown = setTimeout,
    busy: () => number = () => performance.eventLoopUtilization().active,
  ) {
    this.now = now;
    this.#nextTurn = nextTurn;
    this.#after = after;
    this.#busy = busy;
    this.#together = { credit: togetherMs, at: now() };
  }

  open(): Account {
    return { credit: burstMs, at: this.now() };
  }

  /**
   * Does the work as far as the account goes, or a piece of it while nobody waits: a turn of its own for each packet costs a device that
   * is alone a tenth of its time. True when it is finished; else the rest of it is done in turns.
   * @param bytes that are read now. Of many, one packet may take long: it waits for its turn like those who have used up what they may
   * use at once. Of few, no more is charged than they can have taken: the rest is garbage collection, or a busy machine.
   */
  begin(work: Work, account: Account, bytes?: number): boolean {
    const isLong = bytes !== undefined && bytes > long;
    const mostMs = bytes === undefined || isLong ? Infinity : 1 + bytes * msOfByte;
    if (this.#waiting.has(work) || this.#light.has(work)) return false;
    const began = this.now();
    renew(account, began, burstMs, share);
    renew(this.#together, began, togetherMs, togetherShare);
    const mayUse = Math.min(account.credit, this.#together.credit);
    if (mayUse > 0 && !isLong) {
      const isLeft = this.#spend(work, account, began, mayUse, mostMs);
      this.#together.credit -= account.at - began;
      if (!isLeft) return true;
    } else if (this.#nobodyWaits && this.#ahead < turnMs && began >= this.#restsUntil) {
      const isLeft = this.#spend(work, account, began, pieceMs);
      this.#ahead += account.at - began;
      if (!isLeft) return true;
    }
    if (isLong || account.credit <= 0) {
      this.#wait(work, account);
      return false;
    }
    if (this.#light.size === 0) this.#nextTurn(() => this.#lightTurn());
    this.#light.set(work, { account, mostMs });
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
    this.#light.delete(work);
  }

  #wait(work: Work, account: Account): void {
    if (this.#waiting.size === 0) {
      this.#busyBefore = this.#busy();
      this.#goOn();
    }
    this.#waiting.set(work, account);
  }

  #lightTurn(): void {
    const end = this.now() + turnMs;
    for (const [work, one] of [...this.#light]) {
      if (!this.#light.delete(work)) continue;
      const { account, mostMs } = one;
      const isLeft = this.#spend(work, account, this.now(), pieceMs, mostMs);
      if (isLeft && account.credit > 0) this.#light.set(work, one);
      else if (isLeft) this.#wait(work, account);
      if (this.now() >= end) break;
    }
    if (this.#light.size > 0) this.#nextTurn(() => this.#lightTurn());
  }

  get #nobodyWaits(): boolean {
    return this.#waiting.size === 0 && this.#light.size === 0;
  }

  #goOn(): void {
    const restMs = this.#restsUntil - this.now();
    if (restMs > 0) this.#after(() => this.#turn(true), Math.ceil(restMs));
    else this.#nextTurn(() => this.#turn(false));
  }

  #turn(isRested: boolean): void {
    const began = this.now();
    if (began < this.#restsUntil && !isRested) {
      this.#goOn();
      return;
    }
    const othersMs = this.#busy() - this.#busyBefore;
    if (othersMs > busyMs) this.#restsUntil = began + Math.min(othersMs, longestRestMs);
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
    this.#busyBefore = this.#busy();
    if (this.#waiting.size > 0) this.#goOn();
  }

  #lightest(): [Work, Account] | undefined {
    let lightest: [Work, Account] | undefined;
    for (const one of this.#waiting) if (!lightest || one[1].credit > lightest[1].credit) lightest = one;
    return lightest;
  }

  #spend(work: Work, account: Account, began: number, ms: number, mostMs = Infinity): boolean | 'rest' {
    // To wait is to ask for nothing, too.
    renew(account, began, burstMs, share);
    const isLeft = work(began + ms);
    account.at = this.now();
    const took = account.at - began;
    account.credit -= Math.min(took, mostMs);
    if (took - ms > turnMs) this.#restsUntil = account.at + took;
    return isLeft;
  }
}

function renew(account: Account, now: number, most: number, share: number): void {
  const ms = now - account.at;
  const { credit } = account;
  account.credit = Math.min(most, (credit < 0 ? credit * 0.5 ** (ms / halfLifeMs) : credit) + ms * share);
  account.at = now;
}
