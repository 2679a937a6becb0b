import { Duplex } from 'node:stream';

/**
 * A stream whose writes go around the buffer of `Writable`, which would take a CONNACK with it when the broker destroys the
 * connection behind it. What is written while it is corked leaves in one go.
 */
export abstract class UnbufferedDuplex extends Duplex {
  #depth = 0;
  #chunks: Uint8Array[] = [];

  /** Takes what is written, in its order. */
  protected abstract pass(bytes: Uint8Array): void;

  /** False while the writer is to wait for `drain`. */
  protected abstract hasRoom(): boolean;

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (!this.destroyed) {
      this.#chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array));
      if (this.#depth === 0) this.passAll();
    }
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(done as () => void);
    return this.hasRoom();
  }

  override cork(): void {
    this.#depth += 1;
  }

  override uncork(): void {
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === 0) this.passAll();
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, callback: () => void): void {
    this.pass(chunk);
    callback();
  }

  /** Hands on what was written while it is corked. */
  protected passAll(): void {
    const chunks = this.#chunks;
    if (chunks.length === 0) return;
    this.#chunks = [];
    this.pass(Buffer.concat(chunks));
  }
}
