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

/** The commands of a device by their keys. */
interface OfDevice {
  readonly byKey: Map<string, SentCommand>;
  /** Goes on from one removal to the next: a new one would pass over the places of all that was removed before. */
  readonly oldest: Iterator<SentCommand>;
}

/** The latest commands of each device, for redeliveries; of a key that was used again only the last. */
export class SentCommands {
  readonly #ofDevices = new Map<string, OfDevice>();
  /** Of all devices, in order. */
  readonly #all = new Set<SentCommand>();
  readonly #oldest: Iterator<SentCommand> = this.#all.values();
  #bytes = 0;

  add(sent: SentCommand): void {
    const { deviceId, key } = sent;
    let ofDevice = this.#ofDevices.get(deviceId);
    if (!ofDevice) {
      const byKey = new Map<string, SentCommand>();
      ofDevice = { byKey, oldest: byKey.values() };
      this.#ofDevices.set(deviceId, ofDevice);
    }
    const { byKey, oldest } = ofDevice;
    const before = byKey.get(key);
    if (before) this.#remove(before);
    byKey.set(key, sent);
    this.#all.add(sent);
    this.#bytes += sizeOf(sent);
    if (byKey.size > commandBounds.sentOfDevice) this.#remove(oldest.next().value);
    while (this.#bytes > commandBounds.sent && this.#all.size > 1) this.#remove(this.#oldest.next().value);
  }

  get(deviceId: string, key: string): SentCommand | undefined {
    return this.#ofDevices.get(deviceId)?.byKey.get(key);
  }

  /** The first command that was sent to the device on this topic, in just these bytes. */
  withPayload(deviceId: string, topic: string, payload: Uint8Array): SentCommand | undefined {
    for (const sent of this.#ofDevices.get(deviceId)?.byKey.values() ?? []) {
      if (sent.topic === topic && Buffer.compare(sent.payload, payload) === 0) return sent;
    }
    return undefined;
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    for (const sent of [...(this.#ofDevices.get(deviceId)?.byKey.values() ?? [])]) this.#remove(sent);
    this.#ofDevices.delete(deviceId);
  }

  #remove(sent: SentCommand): void {
    if (!this.#all.delete(sent)) return;
    this.#bytes -= sizeOf(sent);
    this.#ofDevices.get(sent.deviceId)?.byKey.delete(sent.key);
  }
}

function sizeOf({ topic, payload }: SentCommand): number {
  return ofCommand + 2 * topic.length + copies * payload.length;
}
