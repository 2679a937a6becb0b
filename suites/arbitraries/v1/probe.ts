/** Something for the command topic that is not a command which the device has to carry out. */
export interface Probe {
  readonly payload: Uint8Array;
  /** What is wrong with it, in words. */
  readonly flaw: string;
  /** The mid that even a careless reader could find in it. */
  readonly mid?: number;
}

/** The digits after the first `mid`, whatever surrounds them: in a string, cut off, before a fraction. */
const anyMid = /"mid\\?"\s*:\s*(?:\\?")?(-?\d+)/;

export function probe(payload: string | Uint8Array, flaw: string): Probe {
  const bytes = Buffer.from(payload as Uint8Array);
  const mid = Number(anyMid.exec(bytes.toString('latin1'))?.[1] ?? Number.NaN);
  return { payload: bytes, flaw, ...(Number.isSafeInteger(mid) && { mid }) };
}
