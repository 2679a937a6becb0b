/** Collects what is written while it is corked, and writes it in one go. */
export class Cork {
  readonly #write: (bytes: Uint8Array) => void;
  #depth = 0;
  #chunks: Uint8Array[] = [];

  constructor(write: (bytes: Uint8Array) => void) {
    this.#write = write;
  }

  push(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    if (this.#depth === 0) this.flush();
  }

  cork(): void {
    this.#depth += 1;
  }

  uncork(): void {
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#depth === 0) this.flush();
  }

  flush(): void {
    const chunks = this.#chunks;
    if (chunks.length === 0) return;
    this.#chunks = [];
    this.#write(Buffer.concat(chunks));
  }
}
