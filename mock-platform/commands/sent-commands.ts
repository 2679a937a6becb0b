import type { V1Command } from '../generations/v1/own.ts';
import type { V2Request } from '../generations/v2/own.ts';
import { commandBounds } from './command-bounds.ts';
import type { CommandRequest } from './command-sender.ts';
import { OldestFirst, type Place } from './oldest-first.ts';

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

/** One of them, and where it stands. */
interface Kept {
  readonly sent: SentCommand;
  readonly amongAll: Place<SentCommand>;
  readonly amongItsDevice: Place<SentCommand>;
}

/** The commands of a device. */
interface OfDevice {
  readonly byKey: Map<string, Kept>;
  readonly inOrder: OldestFirst<SentCommand>;
}

/** The latest commands of each device, for redeliveries; of a key that was used again only the last. */
export class SentCommands {
  readonly #ofDevices = new Map<string, OfDevice>();
  readonly #all = new OldestFirst<SentCommand>();
  #bytes = 0;

  add(sent: SentCommand): void {
    const { deviceId, key } = sent;
    this.#remove(this.get(deviceId, key));
    const { byKey, inOrder } = this.#of(deviceId);
    byKey.set(key, { sent, amongAll: this.#all.add(sent), amongItsDevice: inOrder.add(sent) });
    this.#bytes += sizeOf(sent);
    if (inOrder.size > commandBounds.sentOfDevice) this.#remove(inOrder.oldest);
    while (this.#bytes > commandBounds.sent && this.#all.size > 1) this.#remove(this.#all.oldest);
  }

  get(deviceId: string, key: string): SentCommand | undefined {
    return this.#ofDevices.get(deviceId)?.byKey.get(key)?.sent;
  }

  /** The first command that was sent to the device on this topic, in just these bytes. */
  withPayload(deviceId: string, topic: string, payload: Uint8Array): SentCommand | undefined {
    for (const { sent } of this.#ofDevices.get(deviceId)?.byKey.values() ?? []) {
      if (sent.topic === topic && Buffer.compare(sent.payload, payload) === 0) return sent;
    }
    return undefined;
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    for (const { sent } of [...(this.#ofDevices.get(deviceId)?.byKey.values() ?? [])]) this.#remove(sent);
  }

  #of(deviceId: string): OfDevice {
    const known = this.#ofDevices.get(deviceId);
    if (known) return known;
    const made = { byKey: new Map<string, Kept>(), inOrder: new OldestFirst<SentCommand>() };
    this.#ofDevices.set(deviceId, made);
    return made;
  }

  #remove(sent: SentCommand | undefined): void {
    if (!sent) return;
    const { deviceId, key } = sent;
    const ofDevice = this.#ofDevices.get(deviceId);
    const kept = ofDevice?.byKey.get(key);
    if (!ofDevice || !kept) return;
    this.#bytes -= sizeOf(sent);
    this.#all.remove(kept.amongAll);
    ofDevice.inOrder.remove(kept.amongItsDevice);
    ofDevice.byKey.delete(key);
    if (ofDevice.byKey.size === 0) this.#ofDevices.delete(deviceId);
  }
}

function sizeOf({ topic, payload }: SentCommand): number {
  return ofCommand + 2 * topic.length + copies * payload.length;
}
