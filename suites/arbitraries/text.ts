import fc from 'fast-check';
import { jsonBytes } from './json-bytes.ts';

export interface TextLimits {
  /**
   * Whether the vendor counts characters, UTF-16 units or bytes is not documented. Counted here in UTF-8 bytes, which
   * are the most of the three: what fits so fits every way.
   */
  readonly maxLength: number;
  /** Bytes of the JSON text, quotes included. */
  readonly maxJsonBytes: number;
}

/** Characters on which readers of text stumble. U+0000 is not among them: a C string ends there. */
export const troublesome: readonly string[] = [
  ...'"\\/\b\t\n\f\r\u0001\u001f\u007f\u0085\u00a0%<&\'',
  ...'éßİ密钥שع\u0301\u200b\u200d\u200f\u202e\u2028\u2029\ufeff',
  ...'\ufffd\uffff😀𝒳🇨\u{e0001}\u{10ffff}',
];

/** Beyond this many characters a full-length text only costs time. */
const longest = 4096;

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 _-');
const surrogates = { first: 0xd800, count: 0x800 };
/** Any but U+0000 and the surrogates; fc.string would take a second to look up how to shrink all of them. */
const codePoint = fc
  .integer({ min: 1, max: 0x10ffff - surrogates.count })
  .map((n) => String.fromCodePoint(n < surrogates.first ? n : n + surrogates.count));
const character = fc.oneof(letter, fc.constantFrom(...troublesome), codePoint);

/** Well-formed Unicode text of any length within the limits, the empty and the longest included. Shrinks towards `''`. */
export function text(limits: TextLimits): fc.Arbitrary<string> {
  const within = (characters: readonly string[]) => longestPrefix(characters, limits);
  const words = fc.array(letter, { maxLength: 12, size: 'max' }).map(within);
  const anything = fc.array(character, { maxLength: 24, size: 'max' }).map(within);
  const full = fc.array(character, { maxLength: 8, size: 'max' }).map((characters) => filledUp(characters, limits));
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: words, weight: 3 },
    { arbitrary: anything, weight: 4 },
    { arbitrary: full, weight: 2 },
    { arbitrary: fc.constant(''), weight: 1 },
  );
}

function longestPrefix(characters: readonly string[], { maxLength, maxJsonBytes }: TextLimits): string {
  let prefix = '';
  for (const next of characters) {
    const longer = prefix + next;
    if (Buffer.byteLength(longer) > maxLength || jsonBytes(longer) > maxJsonBytes) break;
    prefix = longer;
  }
  return prefix;
}

function filledUp(characters: readonly string[], limits: TextLimits): string {
  const start = longestPrefix(characters, limits);
  const room = Math.min(limits.maxLength - Buffer.byteLength(start), limits.maxJsonBytes - jsonBytes(start), longest);
  return start + 'x'.repeat(Math.max(room, 0));
}
