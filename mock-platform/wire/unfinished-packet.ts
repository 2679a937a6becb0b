const SMALLEST_ROOM = 512;
/** Beyond this a packet gets all of its room at once: pages of its own, which are not taken before they are filled, and given back whole. */
const LARGE_ROOM = 64 * 1024;
const NOTHING = Buffer.alloc(0);

/** The beginning of a packet whose end has not come. Its room grows with what comes: what is announced costs nothing. */
export class UnfinishedPacket {
  #room: Buffer = NOTHING;
  #filled = 0;
  /** Bytes of the whole packet; 0 while its fixed header is not complete. */
  #total = 0;

  /** How many bytes of it there are. */
  get length(): number {
    return this.#filled;
  }

  get knowsTotal(): boolean {
    return this.#total > 0;
  }

  /** How many bytes of it have not come. */
  get missing(): number {
    return this.#total - this.#filled;
  }

  get isComplete(): boolean {
    return this.missing <= 0;
  }

  /** What there is of it: a view. */
  get bytes(): Buffer {
    return this.#room.subarray(0, this.#filled);
  }

  /** Hands it out, and forgets it. */
  take(): Buffer {
    const { bytes } = this;
    this.clear();
    return bytes;
  }

  clear(): void {
    this.#room = NOTHING;
    this.#filled = 0;
  }

  /** Adds what it lacks, or all that there is; answers how much. */
  fill(bytes: Buffer): number {
    const wanted = Math.min(this.#total - this.#filled, bytes.length);
    this.#makeRoom(this.#filled + wanted);
    bytes.copy(this.#room, this.#filled, 0, wanted);
    this.#filled += wanted;
    return wanted;
  }

  /** Keeps the beginning of a packet of `total` bytes, or of a fixed header, when `total` is 0. */
  keep(beginning: Buffer, total: number): void {
    this.#total = total;
    this.#room = NOTHING;
    this.#makeRoom(beginning.length);
    this.#filled = beginning.copy(this.#room);
  }

  /** Twice the room each time, so that a packet that comes byte by byte is not copied for each of them. */
  #makeRoom(needed: number): void {
    const old = this.#room;
    if (needed <= old.length) return;
    const roomy = Math.max(needed, old.length * 2, SMALLEST_ROOM);
    if (this.#total > 0 && roomy > LARGE_ROOM) this.#room = ownPages(this.#total);
    else this.#room = Buffer.allocUnsafeSlow(this.#total === 0 ? needed : Math.min(roomy, this.#total));
    old.copy(this.#room);
  }
}

/** An array buffer that may grow is mapped, not allocated: of many large ones that came and went nothing stays with the process. */
function ownPages(length: number): Buffer {
  // Node 20 has it, the library of ES2023 does not.
  return Buffer.from(Reflect.construct(ArrayBuffer, [length, { maxByteLength: length }]) as ArrayBuffer);
}
