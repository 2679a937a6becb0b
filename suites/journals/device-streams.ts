import { parseClientIdentifier } from '../../mock-platform/protocol/client-identifier.ts';
import type { Entry } from '../rules/rule.ts';

/** Whose entries these are: a registered device, or an unknown client under the name that it gives. */
export interface Owner {
  readonly name: string;
  /** Of a registered device. */
  readonly deviceId?: string;
}

export type Deliver = (owner: Owner, entry: Entry) => void;

/** This number of connections may wait for their CONNECT; beyond that the oldest are dropped. */
const mostWaiting = 1000;

/**
 * Sorts a platform's journal by device: rules judge one device at a time. What a connection does before it names a device
 * is held back until it does, and then delivered in order; what concerns all devices goes to `common`.
 */
export class DeviceStreams {
  readonly #deliver: Deliver;
  readonly #common: (entry: Entry) => void;
  readonly #owners = new Map<number, Owner>();
  readonly #waiting = new Map<number, Entry[]>();

  constructor(deliver: Deliver, common: (entry: Entry) => void) {
    this.#deliver = deliver;
    this.#common = common;
  }

  see(entry: Entry): void {
    const connection = 'connection' in entry ? entry.connection : undefined;
    if (connection === undefined) {
      if ('deviceId' in entry && entry.deviceId !== undefined) this.#deliver(registered(entry.deviceId), entry);
      else this.#common(entry);
      return;
    }
    const owner = this.#owners.get(connection) ?? this.#ownerIn(entry, connection);
    if (owner) {
      this.#own(connection, owner);
      this.#deliver(owner, entry);
    } else if (entry.type === 'connection-opened' || this.#waiting.has(connection)) {
      this.#hold(connection, entry);
    } else if ('deviceId' in entry && entry.deviceId !== undefined) {
      // Its connection is over: an answer that did not come, or what was read at the very end.
      this.#deliver(registered(entry.deviceId), entry);
    }
    if (entry.type === 'connection-closed') {
      this.#owners.delete(connection);
      this.#waiting.delete(connection);
    }
  }

  /** The owner that an entry reveals, if it does. */
  #ownerIn(entry: Entry, connection: number): Owner | undefined {
    if (entry.type === 'authenticated') {
      return entry.deviceId === undefined ? this.#stranger(connection) : registered(entry.deviceId);
    }
    return entry.type === 'connection-closed' ? this.#stranger(connection) : undefined;
  }

  /** Named as it names itself, or after where it comes from. */
  #stranger(connection: number): Owner {
    const entries = this.#waiting.get(connection) ?? [];
    for (const entry of entries) {
      if (entry.type !== 'packet-received' || entry.packet.type !== 'CONNECT') continue;
      const { clientId } = entry.packet;
      const parsed = parseClientIdentifier(clientId);
      return { name: (parsed.ok ? parsed.value.id : clientId) || '(empty client identifier)' };
    }
    const opened = entries.find((entry) => entry.type === 'connection-opened');
    return {
      name: opened?.type === 'connection-opened' ? opened.remote.replace(/:\d+$/, '') : `connection ${connection}`,
    };
  }

  #own(connection: number, owner: Owner): void {
    this.#owners.set(connection, owner);
    for (const entry of this.#waiting.get(connection) ?? []) this.#deliver(owner, entry);
    this.#waiting.delete(connection);
  }

  #hold(connection: number, entry: Entry): void {
    const held = this.#waiting.get(connection);
    if (held) {
      held.push(entry);
      return;
    }
    this.#waiting.set(connection, [entry]);
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size > mostWaiting && oldest !== undefined) this.#waiting.delete(oldest);
  }
}

const registered = (deviceId: string): Owner => ({ name: deviceId, deviceId });
