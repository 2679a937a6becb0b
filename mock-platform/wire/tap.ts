import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Admission } from './admission.ts';
import { Closing, LINGER_MS } from './closing.ts';
import type { OutboundFaults } from './faults.ts';
import { Flow } from './flow.ts';
import { Inbound } from './inbound.ts';
import { Masking } from './masking.ts';
import { Outbound } from './outbound.ts';
import type { ConnectPacket } from './packet.ts';
import type { Decoded } from './packet-decoder.ts';
import { pubackBytes } from './puback-bytes.ts';
import type { TapOptions } from './tap-options.ts';
import { UnbufferedDuplex } from './unbuffered-duplex.ts';
import { watchEnd } from './watch-end.ts';
import { wireBounds } from './wire-bounds.ts';

/**
 * Stands between a device's socket and the broker, which reads and writes it as if it were the socket. Records the packets of both
 * directions, judges the device's bytes before the broker sees them, and does to the broker's packets what `faults` says.
 *
 * It never emits `error`: why a connection ended stands in the journal.
 */
export class Tap extends UnbufferedDuplex {
  readonly connection: number;
  readonly #options: TapOptions;
  readonly #socket: Duplex;
  readonly #inbound: Inbound;
  readonly #admission: Admission;
  readonly #masking = new Masking();
  readonly #outbound: Outbound;
  readonly #closing: Closing;
  readonly #flow: Flow;
  /** The broker destroyed the tap while it had to be silent. */
  #givenUp = false;
  /** Called when the broker has what was for later. */
  readonly #readmitted: (() => void)[] = [];

  constructor(options: TapOptions) {
    super();
    const { socket, connection, record } = options;
    this.connection = connection;
    this.#options = options;
    this.#socket = socket;
    const onReady = () => this.#flow.drained();
    const mayGather = socket === options.tcp;
    const onUnread = (bytes: number) => this.#flow.keeping.unread(bytes);
    this.#outbound = new Outbound({ socket, connection, masking: this.#masking, record, onReady, onUnread, mayGather });
    this.#inbound = new Inbound({
      socket,
      turns: options.turns,
      begin: () => this.#outbound.gather(),
      take: (decoded) => this.#take(decoded),
      end: () => this.#flow.endOfChunk(),
      caughtUp: () => this.#flow.resume(),
    });
    this.#flow = new Flow({ tap: this, options, inbound: this.#inbound, outbound: this.#outbound });
    const leftover = () => this.#masking.coverUnfinished(this.#inbound.pending);
    this.#closing = new Closing({ socket, connection, record, leftover });
    this.#admission = new Admission({
      ...{ tap: this, options, masking: this.#masking, closing: this.#closing },
      isGivenUp: () => this.#givenUp,
    });
    socket.on('data', (chunk: Uint8Array) => {
      if (this.#closing.recorded) return;
      this.#inbound.receive(chunk);
      if (this.#inbound.isBehind) this.#flow.keeping.unfinished(this.#inbound.unfinished);
    });
    socket.on('drain', onReady);
    watchEnd(options, {
      finish: (then) => this.#finish(then),
      ended: (by, reason, how) => this.#ended(by, reason, how),
    });
    socket.on('close', () => this.#finish(() => this.#socketClosed()));
  }

  /** The first CONNECT with its password: not for the journal. */
  get connect(): ConnectPacket | undefined {
    return this.#admission.connect;
  }

  /** What goes wrong with the packets that leave. Members may be set and deleted at any time. */
  get faults(): OutboundFaults {
    return this.#outbound.faults;
  }

  set faults(faults: OutboundFaults) {
    this.#outbound.faults = faults;
  }

  /** What the device sent has used so many milliseconds of the broker's. */
  charge(ms: number): void {
    this.#inbound.charge(ms);
  }

  /** From now on the journal shows `*` for these bytes, in `raw` and in payloads, both ways. */
  mask(bytes: Uint8Array): void {
    this.#masking.add(bytes);
  }

  /** Asks again about the packets that were for later, a few in each turn of the event loop. */
  readmit(): void {
    let hasRoom = true;
    for (const { raw } of this.#admission.readmitted()) hasRoom = this.push(raw);
    if (this.#admission.isReadmitting) {
      setImmediate(() => this.readmit());
      return;
    }
    this.#flow.brokerHas(hasRoom);
    for (const then of this.#readmitted.splice(0)) then();
  }

  /** Sends a PUBACK in the broker's stead. */
  acknowledge(packetId: number): void {
    this.#outbound.offer(pubackBytes(packetId), { type: 'PUBACK', packetId });
  }

  /**
   * Sends a packet of our own past the broker; `pieces`, `join` and `silent` apply to it.
   * @throws TypeError for anything but exactly one packet that a server may send
   */
  send(frame: Uint8Array): void {
    this.#outbound.send(frame);
  }

  /** Sends bytes that are not a packet. `fault` says in the journal what they are. */
  sendBytes(bytes: Uint8Array, fault: string): void {
    this.#outbound.sendBytes(bytes, fault);
  }

  /** Lets go what `faults.hold` withheld, in its order. */
  release(): void {
    this.#outbound.release();
  }

  /** How many packets `faults.join` has collected. */
  get joined(): number {
    return this.#outbound.joined;
  }

  /** Writes in one go what `faults.join` has collected. */
  flushJoined(): void {
    this.#outbound.flushJoined();
  }

  /** Closes the connection in order: what is on its way still leaves. `staged` says that a scenario asked for it. */
  close(reason: string, { staged = false }: { staged?: boolean } = {}): void {
    this.#closing.decide('platform', reason, { staged });
    super.destroy();
  }

  /** Ends the connection without a word, with a TCP reset where the socket can. */
  cut(reason: string): void {
    this.#closing.decide('platform', reason, { staged: true });
    this.#outbound.settle();
    this.#reset();
  }

  /** Ends the connection at once, and keeps nothing of what it had on its way. */
  abandon(reason: string): void {
    this.#closing.decide('platform', reason);
    this.#inbound.stop();
    this.#reset();
  }

  /** What the broker does when it is done with the connection. A silent connection stays open all the same. */
  override destroy(error?: Error): this {
    if (!this.faults.silent || this.#closing.recorded) return super.destroy(error);
    this.#givenUp = true;
    return this;
  }

  protected override pass(bytes: Uint8Array): void {
    this.#outbound.write(bytes);
  }

  protected override hasRoom(): boolean {
    return this.#outbound.ready;
  }

  override _final(callback: () => void): void {
    callback();
    this.destroy();
  }

  override _read(): void {
    this.#flow.brokerHas(true);
  }

  override _destroy(error: Error | null, callback: () => void): void {
    this.#flow.endStall();
    this.passAll();
    const { returnCode } = this.#outbound;
    const reason = returnCode > 0 ? `CONNACK with return code ${returnCode}` : 'closed by the broker';
    this.#closing.decide('platform', error?.message ?? reason);
    // What a refused device does next is of interest: it must not go on as if it were connected.
    this.#closing.begin(this.#outbound, returnCode > 0, this.faults.lingerMs);
    callback();
  }

  #reset(): void {
    this.#closing.record();
    this.#outbound.stop();
    try {
      (this.#options.tcp ?? (this.#socket as Socket)).resetAndDestroy();
    } catch {
      // A TLS socket and a WebSocket's stream cannot; without `tcp` a plain destroy has to do.
    }
    this.#socket.destroy();
    super.destroy();
  }

  /** Nothing more comes. Calls `then` when all that has come is read, and with the broker if it may have it. */
  #finish(then: () => void): void {
    this.#inbound.finish(() => {
      if (this.#admission.isReadmitting) this.#readmitted.push(then);
      else then();
    });
  }

  /** True when the broker has the packet now. */
  #take(decoded: Decoded): boolean {
    const isForBroker = this.#admission.admit(decoded);
    const hasRoom = isForBroker ? this.push(decoded.raw) : this.#admission.heldBytes < wireBounds.firstPacket;
    if (!hasRoom) this.#flow.brokerIsFull();
    return isForBroker;
  }

  /** The stream has ended. The broker still reads what came before. */
  #ended(by: 'device' | 'platform', reason: string, how: { reset?: boolean } = {}): void {
    this.#closing.decide(by, reason, how);
    this.#closing.record();
    if (this.#givenUp) super.destroy();
    if (!this.destroyed) this.push(null);
  }

  #socketClosed(): void {
    // A device's close would have shown as an end or an error before.
    this.#ended('platform', 'the socket was closed on this side');
    this.#flow.stop();
    if (this.destroyed) return;
    // A broker that waits for room would wait without end, and never read the end of the connection.
    this.emit('drain');
    // One that is stuck elsewhere gets to know all the same.
    const timer = setTimeout(() => super.destroy(), LINGER_MS);
    this.once('close', () => clearTimeout(timer));
  }
}
