/** Where and why a text is not JSON. */
export interface JsonProblem {
  /** Offset in UTF-16 units, from 0. */
  readonly position: number;
  /** What had to stand there. */
  readonly expected: string;
}

/**
 * Finds the first place where a text breaks the grammar of JSON (RFC 8259); undefined when it nowhere does.
 * JSON.parse gives the place in some of its messages only, and which ones depends on the version of Node.
 * A flood may consist of nothing else, so it looks at each character once and makes nothing on the way.
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  const around = new Brackets();
  /** Is the innermost open bracket an object's? Undefined outside of all. */
  let inObject: boolean | undefined;
  let state: State = 'value';
  let position = 0;
  for (;;) {
    position = behindSpace(text, position);
    const code = text.charCodeAt(position);
    if (state === 'after') {
      if (inObject === undefined) return position < text.length ? { position, expected: 'the end' } : undefined;
      if (code === comma) state = inObject ? 'key' : 'value';
      else if (code === (inObject ? closingBrace : closingBracket)) inObject = around.close();
      else return { position, expected: inObject ? '"," or "}"' : '"," or "]"' };
      position += 1;
    } else if (
      (state === 'first-key' && code === closingBrace) ||
      (state === 'first-value' && code === closingBracket)
    ) {
      inObject = around.close();
      state = 'after';
      position += 1;
    } else if (state === 'key' || state === 'first-key') {
      if (code !== quote) return { position, expected: 'a member name in double quotation marks' };
      position = behindCharacters(text, position + 1);
      if (text.charCodeAt(position) !== quote) return { position, expected: restOfString };
      position = behindSpace(text, position + 1);
      if (text.charCodeAt(position) !== colon) return { position, expected: '":"' };
      state = 'value';
      position += 1;
    } else if (code === openingBrace || code === openingBracket) {
      inObject = code === openingBrace;
      around.open(inObject);
      state = inObject ? 'first-key' : 'first-value';
      position += 1;
    } else if (code === quote) {
      position = behindCharacters(text, position + 1);
      if (text.charCodeAt(position) !== quote) return { position, expected: restOfString };
      state = 'after';
      position += 1;
    } else {
      const end = behindWord(text, position) ?? behindNumber(text, position);
      if (end === undefined) return { position, expected: 'a value' };
      state = 'after';
      position = end;
    }
  }
}

/** Of each open bracket whether it is an object's, in a bit: of 4 MB of brackets a list would take 32 MB, and 100 ms to grow. */
class Brackets {
  #bits = new Uint8Array(16);
  #depth = 0;

  open(isObject: boolean): void {
    const at = this.#depth >> 3;
    if (at === this.#bits.length) {
      const bits = new Uint8Array(2 * at);
      bits.set(this.#bits);
      this.#bits = bits;
    }
    const bit = 1 << (this.#depth & 7);
    const others = (this.#bits[at] ?? 0) & ~bit;
    this.#bits[at] = isObject ? others | bit : others;
    this.#depth += 1;
  }

  /** Closes the innermost one. True when the one around it is an object's, undefined when there is none. */
  close(): boolean | undefined {
    this.#depth -= 1;
    const last = this.#depth - 1;
    return last < 0 ? undefined : ((this.#bits[last >> 3] ?? 0) & (1 << (last & 7))) !== 0;
  }
}

/** `first-`: just after an opening bracket, which may be closed at once. */
type State = 'value' | 'first-value' | 'key' | 'first-key' | 'after';

const restOfString = 'the rest of a string, with its control characters and backslashes escaped';

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const [openingBrace, closingBrace, openingBracket, closingBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const [plus, minus, dot, zero, nine] = [0x2b, 0x2d, 0x2e, 0x30, 0x39];
/** With their upper and lower case in one: of letters this bit makes the difference. */
const [lowerCase, lowerA, lowerE, lowerF, lowerU] = [0x20, 0x61, 0x65, 0x66, 0x75];
const escapable = '"\\/bfnrt';
const words = ['true', 'false', 'null'];

function behindSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

/** Behind all that may stand in a string: at its end, or at what may not. */
function behindCharacters(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === backslash) {
      const end = behindEscape(text, at);
      if (end === undefined) return at;
      at = end;
    } else if (code >= 0x20 && code !== quote) at += 1;
    // It is a quotation mark, a control character, or, as NaN, the end.
    else return at;
  }
}

function behindEscape(text: string, at: number): number | undefined {
  const code = text.charCodeAt(at + 1);
  if (code === lowerU) {
    for (let digit = at + 2; digit < at + 6; digit += 1) if (!isHexadecimal(text.charCodeAt(digit))) return undefined;
    return at + 6;
  }
  return at + 1 < text.length && escapable.includes(text.charAt(at + 1)) ? at + 2 : undefined;
}

function behindWord(text: string, at: number): number | undefined {
  for (const word of words) if (text.startsWith(word, at)) return at + word.length;
  return undefined;
}

/** Behind the longest number that begins here. */
function behindNumber(text: string, from: number): number | undefined {
  const digits = text.charCodeAt(from) === minus ? from + 1 : from;
  let at = text.charCodeAt(digits) === zero ? digits + 1 : behindDigits(text, digits);
  if (at === digits) return undefined;
  if (text.charCodeAt(at) === dot) {
    const end = behindDigits(text, at + 1);
    if (end > at + 1) at = end;
  }
  if ((text.charCodeAt(at) | lowerCase) === lowerE) {
    const sign = text.charCodeAt(at + 1);
    const exponent = sign === plus || sign === minus ? at + 2 : at + 1;
    const end = behindDigits(text, exponent);
    if (end > exponent) at = end;
  }
  return at;
}

function behindDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

function isHexadecimal(code: number): boolean {
  const letter = code | lowerCase;
  return isDigit(code) || (letter >= lowerA && letter <= lowerF);
}
