/** What may follow a first byte, in UTF-8 (Unicode, table 3-7): how many bytes, and the bounds of the first of them. */
interface Following {
  readonly count: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Where the first sequence begins that is not UTF-8, in bytes: one that is cut off at the end, too. Undefined when there is none.
 * Byte by byte, since a flood may consist of nothing else: a decoder that tells the place would make a text of each beginning.
 */
export function illFormedAt(bytes: Uint8Array): number | undefined {
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      at += 1;
      continue;
    }
    const following = followingOf(first);
    if (!following) return at;
    const second = bytes[at + 1];
    if (second === undefined || second < following.lowest || second > following.highest) return at;
    for (let further = 2; further <= following.count; further += 1) {
      if (((bytes[at + further] ?? 0) & 0xc0) !== 0x80) return at;
    }
    at += 1 + following.count;
  }
  return undefined;
}

function followingOf(first: number): Following | undefined {
  if (first < 0xc2 || first > 0xf4) return undefined;
  if (first < 0xe0) return { count: 1, lowest: 0x80, highest: 0xbf };
  if (first < 0xf0) return { count: 2, lowest: first === 0xe0 ? 0xa0 : 0x80, highest: first === 0xed ? 0x9f : 0xbf };
  return { count: 3, lowest: first === 0xf0 ? 0x90 : 0x80, highest: first === 0xf4 ? 0x8f : 0xbf };
}
