import { Budget } from '../budget.ts';
import type { V2Family } from '../generations/v2/own.ts';
import { commandBounds } from './command-bounds.ts';

/** What became of a key that no longer waits. */
export type Ending = 'answered' | 'timed-out' | 'connection-lost';

/** Why an answer that bears such a key is none. */
export const unmatchedReason = {
  answered: 'repeated',
  'timed-out': 'late',
  'connection-lost': 'connection-lost',
} as const satisfies Record<Ending, string>;

interface Ended {
  readonly ending: Ending;
  /** Of the request, where there are several. */
  readonly family: V2Family | undefined;
}

/** About how many bytes a key takes apart from its characters. */
const ofKey = 80;

/** What became of the latest requests of each device, by key: a second answer is told apart from one to nothing. */
export class EndedRequests {
  readonly #ofDevices = new Map<string, { readonly keys: Map<string, Ended>; bytes: number }>();
  readonly #budget: Budget<string>;

  constructor(bytes: number = commandBounds.ended) {
    this.#budget = new Budget(bytes, (deviceId) => this.#forgetHalf(deviceId));
  }

  set(deviceId: string, key: string, ended: Ended): void {
    let ofDevice = this.#ofDevices.get(deviceId);
    if (!ofDevice) {
      ofDevice = { keys: new Map(), bytes: 0 };
      this.#ofDevices.set(deviceId, ofDevice);
    }
    if (!ofDevice.keys.has(key)) ofDevice.bytes += sizeOf(key);
    ofDevice.keys.set(key, ended);
    this.#budget.hold(deviceId, ofDevice.bytes);
  }

  /** @param family of the answer: of another one there was no such request */
  get(deviceId: string, key: string, family: V2Family | undefined): Ending | undefined {
    const ended = this.#ofDevices.get(deviceId)?.keys.get(key);
    return ended && ended.family === family ? ended.ending : undefined;
  }

  /** Was there such a request, of whatever family? */
  has(deviceId: string, key: string): boolean {
    return this.#ofDevices.get(deviceId)?.keys.has(key) === true;
  }

  delete(deviceId: string, key: string): void {
    const ofDevice = this.#ofDevices.get(deviceId);
    if (!ofDevice?.keys.delete(key)) return;
    ofDevice.bytes -= sizeOf(key);
    this.#budget.hold(deviceId, ofDevice.bytes);
  }

  /** The device was deleted. */
  forget(deviceId: string): void {
    this.#ofDevices.delete(deviceId);
    this.#budget.hold(deviceId, 0);
  }

  #forgetHalf(deviceId: string): void {
    const ofDevice = this.#ofDevices.get(deviceId);
    if (!ofDevice) return;
    let left = ofDevice.keys.size / 2;
    for (const key of ofDevice.keys.keys()) {
      if (left-- <= 0) break;
      ofDevice.keys.delete(key);
      ofDevice.bytes -= sizeOf(key);
    }
    this.#budget.hold(deviceId, ofDevice.bytes);
  }
}

function sizeOf(key: string): number {
  return ofKey + 2 * key.length;
}
