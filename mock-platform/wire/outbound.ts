import type { PacketSent } from '../journal/events.ts';
import { cutsInside, type OutboundFaults } from './faults.ts';
import type { OutboundOptions } from './outbound-options.ts';
import { ownPacket, ownPackets } from './own-packets.ts';
import type { MqttPacket } from './packet.ts';
import { type Outgoing, sentEvent } from './sent-event.ts';
import { Withheld } from './withheld.ts';
import { writeInPieces } from './write-in-pieces.ts';

/** Bytes that may wait in delays and pieces before the writer is asked to wait for a drain. */
const ROOM = 64 * 1024;

interface Frame extends Outgoing {
  /** When it may leave, in `performance.now()`; 0 for at once. */
  readonly due: number;
}

/**
 * The way out of a connection: one socket write for each packet, unless a fault says otherwise. Some embedded TLS clients read a
 * packet from one record and hang on a CONNACK in pieces, as a broker that writes field by field would send it.
 */
export class Outbound {
  faults: OutboundFaults = {};
  readonly #options: OutboundOptions;
  readonly #decoder = ownPackets();
  #stopped = false;
  /** Ends the wait for a delayed frame. */
  #wake: (() => void) | undefined;
  /** Return code of the last CONNACK that was handed in. */
  #returnCode = 0;
  readonly #held = new Withheld<Frame>();
  readonly #joined = new Withheld<Frame>();
  #queue: Frame[] = [];
  /** Bytes in the queue. */
  #queued = 0;
  #lastDue = 0;
  #work: Promise<void> | undefined;
  #gathering = false;
  /** Frames that leave at the end of gathering. */
  #gathered: Frame[] = [];

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  /** False while the socket, or the queue of delayed frames, is full. */
  get ready(): boolean {
    return !this.#options.socket.writableNeedDrain && this.#queued < ROOM;
  }

  /** Bytes that wait for the device to read, for their time, or for a scenario. */
  get unread(): number {
    return this.#options.socket.writableLength + this.#queued + this.#held.bytes + this.#joined.bytes;
  }

  get returnCode(): number {
    return this.#returnCode;
  }

  /** How many frames wait for `flushJoined()`. */
  get joined(): number {
    return this.#joined.length;
  }

  /** Milliseconds until the last delayed frame is due. */
  get backlogMs(): number {
    return Math.max(0, this.#lastDue - performance.now());
  }

  /** Takes what the broker writes, cut in any way; whole packets go on their way. */
  write(bytes: Uint8Array): void {
    for (const { raw, packet } of this.#decoder.push(bytes)) {
      if (packet === undefined) this.sendBytes(raw, 'unreadable');
      else this.offer(raw, packet);
    }
  }

  /** Takes a packet that is known already, as the broker's: every fault applies to it. */
  offer(raw: Uint8Array, packet: MqttPacket): void {
    this.#note(packet);
    const { drop, hold, delayMs } = this.faults;
    if (drop?.(packet)) return;
    if (hold?.(packet)) this.#withhold({ raw, packet, due: 0 }, this.#held);
    else this.#put({ raw, packet, due: delayMs ? performance.now() + delayMs(packet) : 0 });
  }

  /**
   * What is written until `settle()` leaves then: a device that sent many packets at once did not know the answer to the
   * first of them when it sent the last, and the journal must not say so. They leave in one write where that is allowed.
   */
  gather(): void {
    this.#gathering = true;
  }

  settle(): void {
    this.#gathering = false;
    const frames = this.#gathered;
    if (frames.length === 0) return;
    this.#gathered = [];
    if (!this.#open) return;
    for (const frame of frames) this.#record(frame);
    const { mayGather } = this.#options;
    if (mayGather && frames.length > 1) this.#write(Buffer.concat(frames.map(({ raw }) => raw)));
    else for (const { raw } of frames) this.#write(raw);
  }

  /** Sends a packet of our own; only `silent`, `pieces` and `join` apply to it. */
  send(frame: Uint8Array): void {
    const packet = ownPacket(frame);
    this.#note(packet);
    this.#put({ raw: frame, packet, due: 0 });
  }

  sendBytes(raw: Uint8Array, fault: string): void {
    this.#put({ raw, fault, due: 0 });
  }

  /** Lets the held packets go, in their order. */
  release(): void {
    for (const frame of this.#held.take()) this.#put(frame);
  }

  /** Writes the collected frames in one socket write. */
  flushJoined(): void {
    const frames = this.#joined.take();
    if (frames.length === 0 || !this.#open) return;
    this.settle();
    for (const frame of frames) this.#record(frame, frames.length > 1 ? { joined: frames.length } : undefined);
    this.#write(Buffer.concat(frames.map(({ raw }) => raw)));
  }

  /** Calls `done`, at once if possible, when all that is on its way was handed to the socket. Held packets stay behind. */
  finish(done: () => void): void {
    if (this.#work) {
      void this.#work.then(() => this.finish(done));
      return;
    }
    this.settle();
    this.flushJoined();
    done();
  }

  /** Nothing leaves any more. */
  stop(): void {
    this.#stopped = true;
    this.#wake?.();
    this.#held.take();
    this.#joined.take();
    this.#queue = [];
    this.#queued = 0;
  }

  get #open(): boolean {
    return !this.faults.silent && !this.#stopped && this.#options.socket.writable;
  }

  #note(packet: MqttPacket): void {
    if (packet.type === 'CONNACK') this.#returnCode = packet.returnCode;
  }

  /** Writes at once what may leave at once; everything else, and all behind it, goes through the queue. */
  #put(frame: Frame): void {
    if (this.#work === undefined && frame.due === 0 && this.faults.pieces === undefined) {
      this.#leave(frame);
      return;
    }
    this.#queue.push(frame);
    this.#queued += frame.raw.length;
    this.#options.onUnread?.(this.unread);
    this.#lastDue = Math.max(this.#lastDue, frame.due);
    this.#goToWork();
  }

  #goToWork(): void {
    this.#work ??= this.#workOff().finally(() => {
      this.#work = undefined;
      // One that came after the last look at the queue waits in it.
      if (this.#queue.length > 0) this.#goToWork();
      this.#options.onReady();
    });
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #workOff(): Promise<void> {
    for (let frame = this.#queue.shift(); frame !== undefined; frame = this.#queue.shift()) {
      const wait = frame.due - performance.now();
      if (wait > 0) await this.#sleep(wait);
      if (this.faults.pieces && !this.faults.join) await this.#leaveInPieces(frame, this.faults.pieces(frame.raw));
      else this.#leave(frame);
      this.#queued = Math.max(0, this.#queued - frame.raw.length);
    }
  }

  #leave(frame: Frame): void {
    if (!this.#open) return;
    if (this.faults.join) {
      this.#withhold(frame, this.#joined);
      return;
    }
    if (this.#joined.length > 0) this.flushJoined();
    if (this.#gathering) {
      this.#gathered.push(frame);
      return;
    }
    this.#record(frame);
    this.#write(frame.raw);
  }

  #withhold(frame: Frame, where: Withheld<Frame>): void {
    where.add(frame);
    this.#options.onUnread?.(this.unread);
  }

  #write(bytes: Uint8Array): void {
    if (!this.#options.socket.write(bytes)) this.#options.onUnread?.(this.unread);
  }

  async #leaveInPieces(frame: Frame, asked: readonly number[]): Promise<void> {
    if (!this.#open) return;
    this.flushJoined();
    this.settle();
    const cuts = cutsInside(frame.raw, asked);
    this.#record(frame, cuts.length > 0 ? { cuts } : undefined);
    await writeInPieces(this.#options.socket, frame.raw, cuts, () => this.#open);
  }

  #record(frame: Frame, manner?: Pick<PacketSent, 'cuts' | 'joined'>): void {
    this.#options.record(sentEvent(frame, this.#options, manner));
  }
}
