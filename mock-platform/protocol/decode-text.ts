/**
 * The text of a file that a person saved: UTF-8, with or without a byte order mark, or UTF-16, which editors and shells of
 * Windows write. What is ill-formed becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && second !== undefined)) return 'utf-16be';
  return 'utf-8';
}

/**
 * Are all bytes above 7f pairs that GBK's Chinese characters are made of, somewhere two in a row? Of Latin letters they mostly stand
 * alone, as in `Ger\xe4t`, and hardly ever are there four.
 */
export function isGbk(payload: Uint8Array): boolean {
  const runs =
    Buffer.from(payload)
      .toString('latin1')
      .match(/[\x80-\xff]+/g) ?? [];
  return runs.every((run) => /^(?:[\xa1-\xf7][\xa1-\xfe])+$/.test(run)) && runs.some(({ length }) => length >= 4);
}
