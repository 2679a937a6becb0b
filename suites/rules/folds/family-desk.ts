import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import type { Entry, Handlers } from '../rule.ts';
import { type CommandWatcher, followCommands } from './follow-commands.ts';
import type { Harm } from './outstanding-upsets.ts';

/** The requests of one family, followed by themselves. */
export class FamilyDesk {
  readonly family: V2Family;
  readonly #judge: Handlers;
  /** Sequence numbers of the requests that wait, by key, and on which connection they were sent. */
  readonly #waiting = new Map<string, { readonly seq: number; readonly connection: number }>();
  /** The latest one whose connection was lost: what ends the device may still be that one. */
  #lostAt = 0;
  /** What was sent of another kind, and may have harmed the device, until any request shows that it has not. */
  #withheld: Harm[] = [];

  constructor(family: V2Family, watcher: CommandWatcher) {
    this.family = family;
    this.#judge = followCommands([watcher]);
  }

  see(entry: Entry): void {
    if (entry.type === 'command-sent') {
      this.#handOver();
      this.#waiting.set(entry.key, entry);
    }
    if (entry.type === 'command-answered') this.#lostAt = 0;
    if (entry.type === 'command-answered' || entry.type === 'command-unanswered') {
      const { seq = 0 } = this.#waiting.get(entry.key) ?? {};
      if (entry.type === 'command-unanswered' && entry.outcome === 'connection-lost') this.#lostAt = seq;
      this.#waiting.delete(entry.key);
    }
    this.#judge[entry.type]?.(entry as never);
  }

  awaits(key: string | undefined): boolean {
    return key !== undefined && this.#waiting.has(key);
  }

  /** When the request was sent, as a sequence number; 0 for one that does not wait. */
  sentAt(key: string): number {
    return this.#waiting.get(key)?.seq ?? 0;
  }

  /** When the latest was sent that waits, there or anywhere; 0 where none does. */
  latestOn(connection?: number): number {
    const there = [...this.#waiting.values()].filter(
      (sent) => connection === undefined || sent.connection === connection,
    );
    return Math.max(0, ...there.map(({ seq }) => seq), connection === undefined ? this.#lostAt : 0);
  }

  /** Only what is of this family, or comes while one of it waits, is at once among what may be to blame. */
  harmed(harm: Harm): void {
    const isOwn = harm.type === 'probe-sent' && harm.v2?.family === this.family;
    this.#withheld.push(harm);
    if (isOwn || this.#waiting.size > 0) this.#handOver();
  }

  /** A request of another family that was sent then was answered. */
  survivedBefore(seq: number): void {
    this.#withheld = this.#withheld.filter((harm) => harm.seq >= seq);
  }

  #handOver(): void {
    for (const harm of this.#withheld.splice(0)) this.#judge[harm.type]?.(harm as never);
  }
}
