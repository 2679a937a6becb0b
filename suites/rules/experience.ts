import type { Entry } from './rule.ts';

/** Buffers of 256 bytes are the smallest that are common (ref 12), and a topic takes a part of them. */
export const shortBytes = 150;

/** What a command asks of its reader beyond the plainest: at its QoS, in its text, by its mid. */
export type Feature =
  | 'qos-0'
  | 'qos-1'
  /** At QoS 0, and the one before at QoS 1. */
  | 'qos-turn'
  | 'non-ascii'
  | 'escapes'
  /** A mid that was answered before. */
  | 'used-mid'
  /** A mid below that of the command before. */
  | 'lower-mid';

/** What a device has shown that it can answer. It may fail for what it has never shown. */
export class Experience {
  longest = 0;
  readonly #mids = new Set<number>();
  readonly connections = new Set<number>();
  readonly features = new Set<Feature>();

  get isEmpty(): boolean {
    return this.features.size === 0;
  }

  /** @param features those that the command had when it was sent */
  learn({ payload, mid, connection }: Entry<'command-sent'>, features: readonly Feature[]): void {
    this.longest = Math.max(this.longest, lengthOf({ payload, mid }));
    this.#mids.add(mid);
    this.connections.add(connection);
    for (const feature of features) this.features.add(feature);
  }

  /** A new life of the device knows nothing of mids and connections. */
  forgetSessions(): void {
    this.#mids.clear();
    this.connections.clear();
  }

  /** Is it longer than all that was answered? Short commands fit everywhere. */
  isLonger(command: Entry<'command-sent'>, maxCommandBytes: number): boolean {
    return lengthOf(command) > this.longest && command.payload.length > Math.min(shortBytes, maxCommandBytes / 2);
  }

  /** @param before the command that was sent before it */
  featuresOf(command: Entry<'command-sent'>, before: Entry<'command-sent'> | undefined): Feature[] {
    const { qos, mid, v1, payload } = command;
    const isText = v1?.codecMode === 'json';
    const features: (Feature | false)[] = [
      qos === 0 ? 'qos-0' : 'qos-1',
      qos === 0 && before?.qos === 1 && 'qos-turn',
      isText && payload.some((byte) => byte >= 0x80) && 'non-ascii',
      isText && payload.includes(0x5c) && 'escapes',
      this.#mids.has(mid) && 'used-mid',
      // Back at 1 is where numbers begin.
      before !== undefined && mid < before.mid && mid !== 1 && 'lower-mid',
    ];
    return features.filter((feature) => feature !== false);
  }

  lacks(feature: Feature): boolean {
    return !this.features.has(feature);
  }
}

/** A command is not longer for a mid of more digits. */
export function lengthOf({ payload, mid }: Pick<Entry<'command-sent'>, 'payload' | 'mid'>): number {
  return payload.length - String(mid).length;
}
