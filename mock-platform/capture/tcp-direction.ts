/** One direction of a TCP connection, put together again: whatever was sent twice, or came out of turn. */
export class TcpDirection {
  /** Sequence number of the next byte; undefined before SYN. */
  #next: number | undefined;
  #early: { readonly seq: number; readonly bytes: Uint8Array }[] = [];
  /** Sequence number behind the last byte: where FIN stands. */
  #end: number | undefined;

  /** The SYN was seen. */
  begin(seq: number): void {
    this.#next = (seq + 1) >>> 0;
  }

  get begun(): boolean {
    return this.#next !== undefined;
  }

  /** Takes a segment's bytes; answers those that are next in turn. */
  push(seq: number, bytes: Uint8Array): Uint8Array[] {
    if (this.#next === undefined || bytes.length === 0) return [];
    this.#early.push({ seq, bytes });
    const ready: Uint8Array[] = [];
    for (;;) {
      const next: number = this.#next;
      const index: number = this.#early.findIndex((one) => distance(next, one.seq) <= 0);
      const [found] = index < 0 ? [] : this.#early.splice(index, 1);
      if (!found) return ready;
      const fresh = found.bytes.subarray(-distance(next, found.seq));
      if (fresh.length === 0) continue;
      ready.push(fresh);
      this.#next = (next + fresh.length) >>> 0;
    }
  }

  /** FIN stands at this sequence number. */
  finish(seq: number): void {
    this.#end ??= seq;
  }

  /** Everything up to FIN was seen. */
  get finished(): boolean {
    return this.#end !== undefined && this.#next !== undefined && distance(this.#next, this.#end) <= 0;
  }

  /**
   * What is missing where the stream could not be put together: bytes that never came, and how many came behind them. `acknowledged`
   * is the last number that the other side has acknowledged.
   */
  gap(acknowledged: number | undefined): { readonly missing: number; readonly behind: number } | undefined {
    const next = this.#next;
    if (next === undefined) return undefined;
    const firsts = this.#early.map(({ seq }) => distance(next, seq)).filter((ahead) => ahead > 0);
    const behind = this.#early.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const missing = firsts.length > 0 ? Math.min(...firsts) : this.lostBefore(acknowledged ?? next);
    return missing > 0 ? { missing, behind } : undefined;
  }

  /** The other side has acknowledged bytes that the capture does not have: at least this number. */
  lostBefore(ack: number): number {
    if (this.#next === undefined) return 0;
    // FIN counts as one.
    const acknowledged = distance(this.#next, ack) - (this.#end !== undefined && ack === (this.#end + 1) >>> 0 ? 1 : 0);
    return Math.max(0, acknowledged);
  }
}

/** From one sequence number to another, which may lie before it; they run over at 2^32. */
function distance(from: number, to: number): number {
  return (to - from) | 0;
}
