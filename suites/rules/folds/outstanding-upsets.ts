import type { Entry } from '../rule.ts';

/** What the device was sent that may harm it. */
export type Harm = Entry<'probe-sent' | 'bytes-sent' | 'message-sent'>;
export type Upset = 'forbidden-packet' | 'oversized' | 'malformed' | 'message' | 'event';

/** More of them in a row tell nothing new. */
const most = 64;

/** What may have harmed a device, until it answers a valid command that was sent later. The oldest first. */
export class OutstandingUpsets {
  #list: readonly Harm[] = [];

  get list(): readonly Harm[] {
    return this.#list;
  }

  add(harm: Harm): void {
    // It was asked for.
    if (harm.type === 'message-sent' && harm.what === 'shadow') return;
    this.#list = [...this.#list, harm].slice(-most);
  }

  /** What was sent by then, ms, has a lower sequence number. */
  seqAt(at: number): number {
    return this.#list.find((harm) => harm.at > at)?.seq ?? Number.POSITIVE_INFINITY;
  }

  clear(): void {
    this.#list = [];
  }

  /** A valid command was answered: what was sent before it is survived, and returned. */
  survivedBefore(seq: number): readonly Harm[] {
    if (this.#list.length === 0) return this.#list;
    const survived = this.#list.filter((harm) => harm.seq < seq);
    if (survived.length > 0) this.#list = this.#list.filter((harm) => harm.seq >= seq);
    return survived;
  }
}

export function upsetBy(harm: Harm): Upset {
  if (harm.type === 'bytes-sent') return 'forbidden-packet';
  if (harm.type === 'message-sent') return harm.what === 'event' ? 'event' : 'message';
  return harm.kind === 'oversized' ? 'oversized' : 'malformed';
}

const upsets: ReadonlySet<string> = new Set<Upset>(['forbidden-packet', 'oversized', 'malformed', 'message', 'event']);

export function isUpset(name: string): name is Upset {
  return upsets.has(name);
}

/** The same bytes in the same order, each of them once or again and again? */
export function isSameHarm(some: readonly Harm[], others: readonly Harm[]): boolean {
  const [one, other] = [latestOf(some), latestOf(others)];
  return one.length === other.length && one.every((harm, at) => isAlike(harm, other[at]));
}

/** Of those that were sent again and again, the last time. */
export function latestOf(harms: readonly Harm[]): Harm[] {
  return harms.filter((harm, at) => harms.findLastIndex((later) => isAlike(later, harm)) === at);
}

/** Were these among the others, which were more? */
export function isPartOf(some: readonly Harm[], others: readonly Harm[]): boolean {
  return some.length < others.length && some.every((harm) => others.some((other) => isAlike(harm, other)));
}

function isAlike(one: Harm, other: Harm | undefined): boolean {
  return other !== undefined && one.type === other.type && Buffer.compare(bytesOf(one), bytesOf(other)) === 0;
}

function bytesOf(harm: Harm): Uint8Array {
  return harm.type === 'bytes-sent' ? harm.raw : harm.payload;
}
