import type { PlatformEntry } from '../events.ts';
import type { Stamp } from '../journal/events.ts';
import type { ServedPlatform } from '../served-platform.ts';

/** When each device reported for the last time. It follows the journal from its first question on, back to what is in memory then. */
export class LastReports {
  readonly #platform: ServedPlatform;
  readonly #ended: AbortSignal;
  #known: Map<string, Stamp> | undefined;

  /** @param ended ends the following */
  constructor(platform: ServedPlatform, ended: AbortSignal) {
    this.#platform = platform;
    this.#ended = ended;
  }

  of(deviceId: string): Stamp | undefined {
    this.#known ??= this.#follow();
    return this.#known.get(deviceId);
  }

  /** Of registered devices only: others do not send reports, and who is deleted is forgotten. */
  #follow(): Map<string, Stamp> {
    const known = new Map<string, Stamp>();
    const see = (entry: PlatformEntry) => {
      if (entry.type === 'message-received' && entry.kind === 'report') {
        const { seq, at, wall } = entry;
        known.set(entry.deviceId, { seq, at, wall });
      } else if (entry.type === 'device-deleted') known.delete(entry.deviceId);
    };
    const { journal } = this.#platform;
    for (const entry of journal.entries) see(entry as PlatformEntry);
    const unsubscribe = journal.subscribe((entry) => see(entry as PlatformEntry));
    this.#ended.addEventListener('abort', unsubscribe, { once: true });
    return known;
  }
}
