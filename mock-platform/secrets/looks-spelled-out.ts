/** What a character may be in a stretch that names bytes one by one. */
const [other, digit, mark, letterX] = [0, 1, 2, 3];
/** So many digits, with the u before them, may stand between two marks, and so many marks between six bytes. */
const mostDigits = 5;
const fewestMarks = 5;
const space = /\s/;

const kinds = new Uint8Array(128);
for (const character of '0123456789abcdefu') kinds[character.charCodeAt(0)] = digit;
for (const character of '\t\n\v\f\r :,;.-|\\%&#+') kinds[character.charCodeAt(0)] = mark;
kinds['x'.charCodeAt(0)] = letterX;
/** What stands before the x of 0x30, \x30, and &#x30;. */
const [zero, backslash, hash] = [0x30, 0x5c, 0x23];

/**
 * May six bytes be spelled out in this folded text, one by one: 30 31, 0x30, %30, 48,49, \060? Nearly no text is such, and each
 * text has to be looked at: this takes a tenth of the time of a search for all ways of writing it.
 */
export function looksSpelledOut(text: string): boolean {
  let marks = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    let kind = code < kinds.length ? kinds[code] : space.test(text.charAt(at)) ? mark : other;
    if (kind === letterX) {
      const before = text.charCodeAt(at - 1);
      kind = before === zero || before === backslash || before === hash ? mark : other;
    }
    if (kind === digit) digits += 1;
    else {
      marks = kind === other ? 0 : digits > mostDigits ? 1 : marks + 1;
      digits = 0;
      if (marks === fewestMarks) return true;
    }
  }
  return false;
}
