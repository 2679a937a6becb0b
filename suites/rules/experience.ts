import type { Entry } from './rule.ts';

/** Buffers of 256 bytes are the smallest that are common (ref 12), and a topic takes a part of them. */
const shortBytes = 150;

/** What a command asks of its reader besides the plainest. */
export type Feature = 'qos-0' | 'qos-1' | 'non-ascii' | 'escapes' | 'lower-mid';

/** What a device has shown that it can answer. It may fail for what it has never shown. */
export class Experience {
  longest = 0;
  readonly mids = new Set<number>();
  readonly connections = new Set<number>();
  readonly features = new Set<Feature>();

  get isEmpty(): boolean {
    return this.features.size === 0;
  }

  /** @param before the mid of the command that was sent before it */
  learn(command: Entry<'command-sent'>, before: number): void {
    this.longest = Math.max(this.longest, command.payload.length);
    this.mids.add(command.mid);
    this.connections.add(command.connection);
    for (const feature of featuresOf(command, before)) this.features.add(feature);
  }

  /** A new life of the device knows nothing of mids and connections. */
  forgetSessions(): void {
    this.mids.clear();
    this.connections.clear();
  }

  /** Is it longer than all that was answered? Short commands fit everywhere. */
  isLonger({ payload }: Entry<'command-sent'>, maxCommandBytes: number): boolean {
    return payload.length > this.longest && payload.length > Math.min(shortBytes, maxCommandBytes / 2);
  }

  /** The features of a command that none which was answered had. */
  lacks(command: Entry<'command-sent'>, before: number): Feature[] {
    return featuresOf(command, before).filter((feature) => !this.features.has(feature));
  }
}

export function featuresOf({ qos, mid, codecMode, payload }: Entry<'command-sent'>, before: number): Feature[] {
  const isText = codecMode === 'json';
  const features: (Feature | false)[] = [
    qos === 0 ? 'qos-0' : 'qos-1',
    isText && payload.some((byte) => byte >= 0x80) && 'non-ascii',
    isText && payload.includes(0x5c) && 'escapes',
    // Back at 1 is where numbers begin.
    mid < before && mid !== 1 && 'lower-mid',
  ];
  return features.filter((feature) => feature !== false);
}
