import { dialectOf } from '../../../mock-platform/generations/dialect-of.ts';
import type { Entry } from '../rule.ts';
import { CommandContents, isSameContent } from './command-contents.ts';
import { mostKeys } from './stray-exchange.ts';

/** Buffers of 256 bytes are the smallest that are common (ref 12), and a topic takes a part of them. */
export const shortBytes = 150;

const backslash = 0x5c;
const letterU = 0x75;

/** What a command asks of its reader beyond the plainest: at its QoS, in its text, by its mid. */
export type Feature =
  | 'qos-0'
  | 'qos-1'
  /** At QoS 0, and the one before at QoS 1. */
  | 'qos-turn'
  | 'non-ascii'
  | 'escapes'
  /** Characters as `\\u` and four digits: a device may read the short escapes and not these. */
  | 'unicode-escapes'
  /** A mid that was answered before. */
  | 'used-mid'
  /** A mid below that of the command before. */
  | 'lower-mid'
  /** Before the device had subscribed to the like, where it need not. */
  | 'unsubscribed'
  /** What a command with another key asked for that was answered before: where keys never come again. */
  | 'used-content'
  /** What the command before it asked for, and was answered. */
  | 'same-content';

/** What a device has shown that it can answer. It may fail for what it has never shown. */
export class Experience {
  longest = 0;
  /** The same with the digits of the mid. */
  longestPayload = 0;
  readonly #keys = new Set<string>();
  readonly connections = new Set<number>();
  readonly #contents = new CommandContents();
  /** Of these, what was answered since the device was started, and may pass for known when it comes again. */
  readonly #contentsOfLife = new CommandContents();
  readonly features = new Set<Feature>();

  get isEmpty(): boolean {
    return this.features.size === 0;
  }

  /** @param features those that the command had when it was sent */
  learn(command: Entry<'command-sent'>, features: readonly Feature[]): void {
    this.longest = Math.max(this.longest, lengthOf(command));
    this.longestPayload = Math.max(this.longestPayload, command.payload.length);
    this.#learnKey(command.key);
    this.connections.add(command.connection);
    this.#contents.add(command);
    this.heard(command);
    for (const feature of features) this.features.add(feature);
  }

  /** What a command asked for that the model does not have was dealt with: the same may pass for known when it comes again. */
  heard(command: Entry<'command-sent'>): void {
    if (dialectOf(command).mayPassForKnown(command)) this.#contentsOfLife.add(command);
  }

  #learnKey(key: string): void {
    this.#keys.add(key);
    if (this.#keys.size <= mostKeys) return;
    const [oldest] = this.#keys;
    if (oldest !== undefined) this.#keys.delete(oldest);
  }

  /** A new life of the device knows nothing of mids and connections. */
  forgetSessions(): void {
    this.#keys.clear();
    this.#contentsOfLife.clear();
    this.connections.clear();
  }

  /** Is it longer than all that was answered? Short commands fit nearly everywhere. */
  isLonger(command: Entry<'command-sent'>, maxCommandBytes: number): boolean {
    return lengthOf(command) > this.longest && !isShort(command, maxCommandBytes);
  }

  /** Was a command of this name answered? */
  knows(command: Entry<'command-sent'>): boolean {
    return this.#contents.hasName(command);
  }

  /** Was one with this name and these parameters answered? */
  knowsContent(command: Entry<'command-sent'>): boolean {
    return this.#contents.has(command);
  }

  /** @param before the command that was sent before it */
  featuresOf(command: Entry<'command-sent'>, before: Entry<'command-sent'> | undefined): Feature[] {
    const { qos, key, payload } = command;
    const dialect = dialectOf(command);
    const isText = dialect.isText(command);
    const escapes = isText && payload.includes(backslash);
    const isUsed = dialect.mayPassForKnown(command) && this.#contentsOfLife.has(command);
    const features: Feature[] = [qos === 0 ? 'qos-0' : 'qos-1'];
    if (qos === 0 && before?.qos === 1) features.push('qos-turn');
    if (isText && isBeyondAscii(payload)) features.push('non-ascii');
    if (escapes) features.push('escapes');
    if (escapes && hasUnicodeEscape(payload)) features.push('unicode-escapes');
    if (this.#keys.has(key)) features.push('used-mid');
    if (before !== undefined && dialect.isLowerKey(key, before.key)) features.push('lower-mid');
    if (isUsed) features.push('used-content');
    if (isUsed && before !== undefined && isSameContent(command, before)) features.push('same-content');
    return features;
  }

  lacks(feature: Feature): boolean {
    return !this.features.has(feature);
  }
}

function isBeyondAscii(payload: Uint8Array): boolean {
  // Every byte of every command: `some` and `for … of` take seven times as long.
  for (let at = 0; at < payload.length; at += 1) if ((payload[at] ?? 0) >= 0x80) return true;
  return false;
}

function hasUnicodeEscape(payload: Uint8Array): boolean {
  for (let at = payload.indexOf(backslash); at >= 0; at = payload.indexOf(backslash, at + 2)) {
    if (payload[at + 1] === letterU) return true;
  }
  return false;
}

/** Does it fit into the smallest buffers that are common? */
export function isShort({ payload }: Entry<'command-sent'>, maxCommandBytes = Number.POSITIVE_INFINITY): boolean {
  return payload.length <= Math.min(shortBytes, maxCommandBytes / 2);
}

/** Two commands of one name differ in their parameters only. */
export function nameOf({ serviceId, cmd }: Pick<Entry<'command-sent'>, 'serviceId' | 'cmd'>): string {
  return JSON.stringify([serviceId, cmd]);
}

/** A command is not longer for a longer key. */
export function lengthOf(command: Pick<Entry<'command-sent'>, 'payload' | 'key'>): number {
  return command.payload.length - dialectOf(command).keyBytes(command.key);
}
