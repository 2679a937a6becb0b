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
  readonly #keys = new Set<string>();
  readonly connections = new Set<number>();
  readonly features = new Set<Feature>();

  get isEmpty(): boolean {
    return this.features.size === 0;
  }

  /** @param features those that the command had when it was sent */
  learn({ payload, key, connection }: Entry<'command-sent'>, features: readonly Feature[]): void {
    this.longest = Math.max(this.longest, lengthOf({ payload, key }));
    this.#keys.add(key);
    this.connections.add(connection);
    for (const feature of features) this.features.add(feature);
  }

  /** A new life of the device knows nothing of mids and connections. */
  forgetSessions(): void {
    this.#keys.clear();
    this.connections.clear();
  }

  /** Is it longer than all that was answered? Short commands fit everywhere. */
  isLonger(command: Entry<'command-sent'>, maxCommandBytes: number): boolean {
    return lengthOf(command) > this.longest && command.payload.length > Math.min(shortBytes, maxCommandBytes / 2);
  }

  /** @param before the command that was sent before it */
  featuresOf(command: Entry<'command-sent'>, before: Entry<'command-sent'> | undefined): Feature[] {
    const { qos, key, v1, payload } = command;
    const mid = Number(key);
    const isText = v1?.codecMode === 'json';
    const features: (Feature | false)[] = [
      qos === 0 ? 'qos-0' : 'qos-1',
      qos === 0 && before?.qos === 1 && 'qos-turn',
      isText && payload.some((byte) => byte >= 0x80) && 'non-ascii',
      isText && payload.includes(0x5c) && 'escapes',
      this.#keys.has(key) && 'used-mid',
      // Back at 1 is where numbers begin.
      before !== undefined && mid < Number(before.key) && mid !== 1 && 'lower-mid',
    ];
    return features.filter((feature) => feature !== false);
  }

  lacks(feature: Feature): boolean {
    return !this.features.has(feature);
  }
}

/** A command is not longer for a mid of more digits. */
export function lengthOf({ payload, key }: Pick<Entry<'command-sent'>, 'payload' | 'key'>): number {
  return payload.length - key.length;
}
