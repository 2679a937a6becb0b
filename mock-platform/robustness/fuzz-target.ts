import { connect } from 'node:net';
import { type Duplex, duplexPair } from 'node:stream';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { PlatformEvent } from '../events.ts';
import { lampModel } from '../generations/v1/testing.ts';
import type { Stamp } from '../journal/events.ts';
import { MockPlatform } from '../mock-platform.ts';
import { type FuzzSession, fuzzDevices, fuzzProduct, fuzzSession } from './fuzz-session.ts';

/** So long a session may take to be over when the device has left: the platform lingers for one second, after DISCONNECT for six. */
const STUCK_MS = 30_000;

/** More than this would wait for long, behind thousands of sessions in memory, and look like stuck. */
const mostKnocking = 10;

/** A session broke the platform. */
class FuzzFailure extends Error {
  override readonly name = 'FuzzFailure';
}

/** A platform to be fuzzed: in memory for numbers, on real sockets for the truth. */
export class FuzzTarget {
  readonly platform: MockPlatform;
  #connections = 1_000_000;
  /** Sockets that connect and were not accepted yet: in each turn of the event loop one of them is. */
  #knocking = 0;
  readonly #closes = new Map<number, number>();
  /** To be called when the end of a connection is recorded. */
  readonly #recorded = new Map<number, () => void>();

  private constructor(platform: MockPlatform) {
    this.platform = platform;
    platform.journal.subscribe((entry: PlatformEvent & Stamp) => {
      if (entry.type === 'connection-opened') this.#knocking -= 1;
      if (entry.type !== 'connection-closed') return;
      this.#closes.set(entry.connection, (this.#closes.get(entry.connection) ?? 0) + 1);
      this.#recorded.get(entry.connection)?.();
    });
  }

  static async start(): Promise<FuzzTarget> {
    const platform = await MockPlatform.start<never>({
      ports: { tcp: 0 },
      products: [{ productId: fuzzProduct, model: lampModel }],
      devices: fuzzDevices,
      journalLimit: 1000,
    });
    return new FuzzTarget(platform);
  }

  /** Plays the session of a seed, one of twenty on a socket. @throws FuzzFailure, which says how to play it again */
  async play(seed: number): Promise<void> {
    const session = fuzzSession(seed);
    try {
      await (seed % 20 === 0 ? this.playOnSocket(session) : this.playInMemory(session));
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new FuzzFailure(`Seed ${seed}: ${what} Play it again: npm run fuzz -- --replay ${seed}`, { cause: error });
    }
  }

  /** Plays a session over a pair of streams. @throws FuzzFailure when it does not end, or ends twice */
  async playInMemory({ pieces }: FuzzSession): Promise<void> {
    const [near, far] = duplexPair();
    this.#connections += 1;
    const connection = this.#connections;
    this.platform.broker.accept(far, connection);
    await this.#play(near, pieces, () => near.end());
    await this.#untilClosed(far, connection);
    // What it sent at last may be waiting for its turn: the end is recorded behind that.
    await this.#untilRecorded(connection);
    const closes = this.#closes.get(connection) ?? 0;
    this.#closes.delete(connection);
    if (closes !== 1) throw new FuzzFailure(`connection-closed was recorded ${closes} times, expected once.`);
  }

  /** Plays a session on a TCP connection. @throws FuzzFailure when it does not end */
  async playOnSocket({ pieces, leaves }: FuzzSession): Promise<void> {
    while (this.#knocking >= mostKnocking) await nextTurn();
    this.#knocking += 1;
    const socket = connect({ port: this.platform.ports.tcp ?? 0, host: '127.0.0.1', noDelay: true });
    await this.#play(socket, pieces, () => (leaves === 'end' ? socket.end() : socket.resetAndDestroy()));
    await this.#untilClosed(socket);
  }

  /** Resolves when no connection is left. @throws FuzzFailure when one is stuck */
  async settled(): Promise<void> {
    for (let seconds = 0; this.platform.broker.taps.length > 0; seconds += 0.01) {
      const left = this.platform.broker.taps.length;
      if (seconds * 1000 > STUCK_MS)
        throw new FuzzFailure(`${left} connections are stuck after all devices have left.`);
      await sleep(10);
    }
    this.#closes.clear();
  }

  async #untilRecorded(connection: number): Promise<void> {
    if (this.#closes.has(connection)) return;
    await new Promise<void>((resolve) => {
      const stop = whenStuck(() => resolve());
      this.#recorded.set(connection, () => {
        stop();
        resolve();
      });
    });
    this.#recorded.delete(connection);
  }

  async #play(stream: Duplex, pieces: readonly Uint8Array[], leave: () => void): Promise<void> {
    stream.on('error', () => {});
    stream.on('end', () => stream.end());
    stream.resume();
    for (const piece of pieces) {
      if (!stream.writable) break;
      stream.write(piece);
      await nextTurn();
    }
    leave();
  }

  #untilClosed(stream: Duplex, connection?: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const which = connection === undefined ? 'A TCP connection' : `Connection ${connection}`;
      const stop = whenStuck((seconds) =>
        reject(new FuzzFailure(`${which} is still open ${seconds} s after the device left.`)),
      );
      const closed = () => {
        stop();
        resolve();
      };
      if (stream.closed) closed();
      else stream.once('close', closed);
    });
  }
}

/** Calls back once too much time has passed, counted second by second: a process that does not get to run is not stuck. */
function whenStuck(callback: (seconds: number) => void): () => void {
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    if (seconds * 1000 < STUCK_MS) return;
    clearInterval(timer);
    callback(seconds);
  }, 1000);
  return () => clearInterval(timer);
}
