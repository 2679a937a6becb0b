/** Milliseconds since the epoch at which clocks that were never set begin: 1970 and 2000. */
const beginnings = [0, Date.UTC(2000, 0, 1)];
/** So long after one of them a clock is taken for one that began there, in milliseconds. */
const sinceBeginning = 86_400_000;
/** Two hellos of one clock are as far apart as they came, up to this, in milliseconds: it counts in seconds. */
const slack = 2000;
/** Addresses that are remembered. */
const most = 1000;

interface Hello {
  readonly time: number;
  readonly at: number;
}

/**
 * What time it is for a device, by its ClientHello: many small TLS stacks put their clock into the first four random bytes, as
 * RFC 5246 has it (7.4.1.2); others put chance there. It is a clock when it shows a time at which unset clocks begin, or when
 * it has gone on as long as it took the device to come again.
 */
export class HelloClocks {
  readonly #last = new Map<string, Hello>();

  /**
   * The time of the device in milliseconds since the epoch; undefined when its hello does not show it.
   * @param first the first bytes of its connection
   * @param at when they came, on a monotonic clock
   */
  see(address: string, first: Uint8Array, at: number): number | undefined {
    const time = timeIn(first);
    if (time === undefined) return undefined;
    const before = this.#last.get(address);
    this.#last.delete(address);
    this.#last.set(address, { time, at });
    const [oldest] = this.#last.keys();
    if (this.#last.size > most && oldest !== undefined) this.#last.delete(oldest);
    const isUnset = beginnings.some((begin) => time >= begin && time < begin + sinceBeginning);
    const hasGoneOn = before !== undefined && Math.abs(time - before.time - (at - before.at)) <= slack;
    return isUnset || hasGoneOn ? time : undefined;
  }
}

/** Behind the record's header (5 bytes), the message's (4) and the version (2). */
function timeIn(first: Uint8Array): number | undefined {
  if (first.length < 15 || first[0] !== 0x16 || first[5] !== 1) return undefined;
  return new DataView(first.buffer, first.byteOffset).getUint32(11) * 1000;
}
