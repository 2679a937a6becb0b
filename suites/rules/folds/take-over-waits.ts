import type { Entry } from '../rule.ts';

/** A device cannot tell a take-over from a broken connection, so it may come back; this often is a fight. */
const fight = 3;
/** Back-offs add jitter, and a busy machine makes waits look longer than they are: only more than that counts as longer. */
const growth = 1.6;
const noiseMs = 200;
/** A device that held its connection for so long may take it for a new start: the other client is slow, on a busy machine. */
const steadyMs = 1500;
/** A wait of this length need not grow: back-offs have a ceiling. */
const ceilingMs = 30_000;

/**
 * How long a device waits each time before it takes back the connection that another client took, in the last stage
 * `take-over` of the journal that it sees.
 */
export class TakeOverWaits {
  /** In milliseconds, since the device last held its connection for a while. */
  waits: number[] = [];
  #playing = false;
  readonly #rivals = new Set<number>();
  /** When each connection was opened: the log-in that follows also takes time. */
  readonly #openedAt = new Map<number, number>();
  #lost: Entry<'taken-over'> | undefined;
  #takenAt: number | undefined;

  /** How many connections of another client took the device's. */
  get rivals(): number {
    return this.#rivals.size;
  }

  /** The last take-over by another client. */
  get lost(): Entry<'taken-over'> | undefined {
    return this.#lost;
  }

  /** Whose connection was taken: `lost` the device's, `taken-back` the other client's. */
  see(entry: Entry): 'lost' | 'taken-back' | undefined {
    if (entry.type === 'stage-began' && entry.stage === 'take-over') this.#begin();
    if (entry.type === 'stage-ended' && entry.stage === 'take-over') this.#playing = false;
    if (entry.type === 'connection-opened') this.#openedAt.set(entry.connection, entry.at);
    if (!this.#playing || entry.type !== 'taken-over') return undefined;
    if (!this.#rivals.has(entry.connection)) {
      // A second connection of the device itself is V1-CONN-14's matter.
      if (this.#openedAt.has(entry.by)) return undefined;
      this.#rivals.add(entry.by);
      if (this.#takenAt !== undefined && entry.at - this.#takenAt >= steadyMs) this.waits = [];
      this.#lost = entry;
      return 'lost';
    }
    if (!this.#lost) return undefined;
    this.waits.push((this.#openedAt.get(entry.by) ?? entry.at) - this.#lost.at);
    this.#takenAt = entry.at;
    return 'taken-back';
  }

  /** Was the last of enough waits no longer than an earlier one? */
  get isFight(): boolean {
    const { waits } = this;
    const shortest = Math.min(...waits.slice(0, -1));
    const last = waits.at(-1) ?? 0;
    if (waits.length < fight || shortest >= ceilingMs) return false;
    return last < Math.max(shortest * growth, shortest + noiseMs);
  }

  #begin(): void {
    this.#playing = true;
    this.#rivals.clear();
    this.#lost = undefined;
    this.#takenAt = undefined;
    this.waits = [];
  }
}
