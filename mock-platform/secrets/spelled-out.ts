import { looksSpelledOut } from './looks-spelled-out.ts';

/** A stretch of a text that names bytes one by one. */
export interface SpelledOut {
  /** One character for each byte. */
  readonly bytes: string;
  /** The text was cut just before the first, or just behind the last byte, of which a part may be missing. */
  readonly isCutBefore: boolean;
  readonly isCutBehind: boolean;
  /** Where the bytes from one up to another stand in the text. */
  placeOf(first: number, end: number): { readonly from: number; readonly to: number };
}

interface Spelling {
  /** At least six bytes of it, in a folded text. Digits in one piece do not count: those are a separate form. */
  readonly run: RegExp;
  readonly base: 8 | 10 | 16;
  /** So many digits for each byte; as many as there are where it is not said. */
  readonly digits?: number;
}

const spellings: readonly Spelling[] = [
  // 30 31, 30:31
  { run: /(?:[\da-f]{2}[\s:,;.\-|]{1,3}){5,}[\da-f]{2}/g, base: 16, digits: 2 },
  // 0x30, \x30, %30, \u0030, &#x30;
  { run: /(?:(?:0x|\\{1,4}x|\\{1,4}u00|u\+00|%|&#x0{0,2})[\da-f]{2}[\s:,;.\-|]{0,3}){6,}/g, base: 16, digits: 2 },
  // [48, 49], &#48;
  { run: /(?:\d{1,3}[\s,;&#]{1,4}){5,}\d{1,3}/g, base: 10 },
  // \060
  { run: /(?:\\{1,4}[0-3][0-7]{2}){6,}/g, base: 8, digits: 3 },
];

/** No writing of one byte takes more characters. */
const longest = 8;

/** All that is spelled out in a folded text, which has `cut` where something was left out. */
export function spelledOut(text: string, cut: string): SpelledOut[] {
  if (!looksSpelledOut(text)) return [];
  return spellings.flatMap((spelling) =>
    matches(spelling.run, text).map(({ 0: found, index }): SpelledOut => {
      const { bytes, ends } = read(found, spelling);
      const placeOf = (first: number, end: number) => {
        const from = first === 0 ? 0 : (ends[first - 1] ?? 0);
        return { from: index + from, to: index + (ends[end - 1] ?? found.length) };
      };
      const end = index + found.length;
      const isCutBefore = text.slice(Math.max(0, index - longest), index).includes(cut);
      const isCutBehind = end + longest > text.length || text.slice(end, end + longest).includes(cut);
      return { bytes: Buffer.from(bytes).toString('latin1'), isCutBefore, isCutBehind, placeOf };
    }),
  );
}

/** As `matchAll`, which makes a new expression for each text: that one may have to be compiled again, and takes four times as long. */
function matches(run: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  run.lastIndex = 0;
  for (let one = run.exec(text); one; one = run.exec(text)) found.push(one);
  return found;
}

/** The bytes, and where each of them ends. By hand: a device may send megabytes of them. */
function read(found: string, { base, digits = 3 }: Spelling): { bytes: number[]; ends: number[] } {
  const bytes: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < found.length; ) {
    const begin = at;
    while (at < begin + digits && isDigit(found.charCodeAt(at), base)) at += 1;
    // The 0 of 0x, and the two of \u00, are none of its digits.
    const isPrefix = base === 16 && (found[at] === 'x' || found[begin - 1] === 'u' || found[begin - 1] === '+');
    if (at > begin && !isPrefix) {
      bytes.push(Number.parseInt(found.slice(begin, at), base) & 0xff);
      ends.push(at);
    }
    if (at === begin) at += 1;
  }
  return { bytes, ends };
}

function isDigit(code: number, base: Spelling['base']): boolean {
  return (code >= 0x30 && code < 0x30 + Math.min(base, 10)) || (base === 16 && code >= 0x61 && code <= 0x66);
}
