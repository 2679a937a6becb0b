import type { CommandRequest } from './command-sender.ts';

/** A command as it left, or is about to. */
export interface SentCommand {
  readonly deviceId: string;
  readonly mid: number;
  readonly connection: number;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly onProgress?: NonNullable<CommandRequest['onProgress']>;
  /** Known once it was written at QoS 1. */
  packetId?: number;
}

/** Commands of one device that can be sent once more. A device that has so many on their way has lost count itself. */
const keptOfEach = 1000;

/** The latest commands of each device, for redeliveries; of a mid that was used again only the last. */
export class SentCommands {
  readonly #ofDevices = new Map<string, Map<number, SentCommand>>();

  add(sent: SentCommand): void {
    const { deviceId, mid } = sent;
    let ofDevice = this.#ofDevices.get(deviceId);
    if (!ofDevice) {
      ofDevice = new Map();
      this.#ofDevices.set(deviceId, ofDevice);
    }
    // Behind all others, also if its mid had a place before.
    ofDevice.delete(mid);
    ofDevice.set(mid, sent);
    if (ofDevice.size <= keptOfEach) return;
    const [oldest] = ofDevice.keys();
    if (oldest !== undefined) ofDevice.delete(oldest);
  }

  get(deviceId: string, mid: number): SentCommand | undefined {
    return this.#ofDevices.get(deviceId)?.get(mid);
  }

  /** The first command that was sent to the device in just these bytes. */
  withPayload(deviceId: string, payload: Uint8Array): SentCommand | undefined {
    for (const sent of this.#ofDevices.get(deviceId)?.values() ?? []) {
      if (Buffer.compare(sent.payload, payload) === 0) return sent;
    }
    return undefined;
  }
}
