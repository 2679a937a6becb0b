import type { PlatformEntry } from '../../events.ts';

/** Notices when a device may have come on line or gone off line. One that is taken over is not gone meanwhile. */
export class Presence {
  readonly #mayHaveChanged: (deviceId: string) => void;
  /** Connections that have taken over from another one of the same device, and are not on line yet. */
  readonly #successors = new Map<number, { readonly deviceId: string; readonly connection: number }>();

  constructor(mayHaveChanged: (deviceId: string) => void) {
    this.#mayHaveChanged = mayHaveChanged;
  }

  /** To be called with every entry of the journal that may concern it. */
  follow(entry: PlatformEntry): void {
    if (entry.type === 'taken-over') this.#successors.set(entry.by, entry);
    else if (entry.type === 'connection-closed') this.#closed(entry.connection);
    else if (entry.type === 'device-online') {
      this.#successors.delete(entry.connection);
      this.#mayHaveChanged(entry.deviceId);
    } else if (entry.type === 'device-offline' && !this.#isSucceeded(entry.connection)) {
      this.#mayHaveChanged(entry.deviceId);
    }
  }

  /** A device whose next connection has taken over already is about to be on line again: nothing has changed. */
  #isSucceeded(connection: number): boolean {
    return [...this.#successors.values()].some((earlier) => earlier.connection === connection);
  }

  #closed(connection: number): void {
    const earlier = this.#successors.get(connection);
    if (!earlier) return;
    this.#successors.delete(connection);
    this.#mayHaveChanged(earlier.deviceId);
  }
}
