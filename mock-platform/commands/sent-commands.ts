import type { V1Command } from '../generations/v1/own.ts';
import type { V2Request } from '../generations/v2/own.ts';
import { commandBounds } from './command-bounds.ts';
import type { CommandRequest } from './command-sender.ts';

/** A command as it left, or is about to. */
export interface SentCommand {
  readonly deviceId: string;
  readonly key: string;
  readonly connection: number;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly v1?: V1Command | undefined;
  readonly v2?: V2Request | undefined;
  readonly onProgress?: CommandRequest['onProgress'] | undefined;
  /** Known once it was written at QoS 1. */
  packetId?: number;
}

/** About how many bytes a command takes apart from its payload, and how often it is in memory: the sender also has its parameters. */
const ofCommand = 256;
const copies = 3;
/** Of what is too much a part goes at once: the first of a map is looked for behind all places that were its first before. */
const atOnce = 1.25;

/** The latest commands of each device, for redeliveries; of a key that was used again only the last. */
export class SentCommands {
  readonly #ofDevices = new Map<string, Map<string, SentCommand>>();
  /** Of all devices, in order. */
  readonly #all = new Set<SentCommand>();
  #bytes = 0;

  add(sent: SentCommand): void {
    const { deviceId, key } = sent;
    let ofDevice = this.#ofDevices.get(deviceId);
    if (!ofDevice) {
      ofDevice = new Map();
      this.#ofDevices.set(deviceId, ofDevice);
    }
    const before = ofDevice.get(key);
    if (before) this.#remove(before);
    ofDevice.set(key, sent);
    this.#all.add(sent);
    this.#bytes += sizeOf(sent);
    if (ofDevice.size > commandBounds.sentOfDevice * atOnce) {
      this.#removeFirst(ofDevice.values(), () => ofDevice.size <= commandBounds.sentOfDevice);
    }
    if (this.#bytes > commandBounds.sent) {
      const isEnough = () => this.#bytes * atOnce <= commandBounds.sent || this.#all.size <= 1;
      this.#removeFirst(this.#all, isEnough);
    }
  }

  get(deviceId: string, key: string): SentCommand | undefined {
    return this.#ofDevices.get(deviceId)?.get(key);
  }

  /** The first command that was sent to the device on this topic, in just these bytes. */
  withPayload(deviceId: string, topic: string, payload: Uint8Array): SentCommand | undefined {
    for (const sent of this.#ofDevices.get(deviceId)?.values() ?? []) {
      if (sent.topic === topic && Buffer.compare(sent.payload, payload) === 0) return sent;
    }
    return undefined;
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    for (const sent of [...(this.#ofDevices.get(deviceId)?.values() ?? [])]) this.#remove(sent);
    this.#ofDevices.delete(deviceId);
  }

  /** Removes the first ones, until it is enough. */
  #removeFirst(oldest: Iterable<SentCommand>, isEnough: () => boolean): void {
    for (const sent of oldest) {
      if (isEnough()) return;
      this.#remove(sent);
    }
  }

  #remove(sent: SentCommand): void {
    if (!this.#all.delete(sent)) return;
    this.#bytes -= sizeOf(sent);
    this.#ofDevices.get(sent.deviceId)?.delete(sent.key);
  }
}

function sizeOf({ topic, payload }: SentCommand): number {
  return ofCommand + 2 * topic.length + copies * payload.length;
}
