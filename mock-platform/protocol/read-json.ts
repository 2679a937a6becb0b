import { findJsonProblem, type JsonProblem } from './find-json-problem.ts';
import { illFormedAt } from './ill-formed-at.ts';
import { limits } from './limits.ts';

/** A payload as a JSON value, or why it is none. Both forms spread into a `message-received` event. */
export type ReadPayload =
  | { readonly value: unknown; readonly unreadable?: never; readonly tooDeep?: never }
  | {
      readonly value?: never;
      readonly unreadable: string;
      /** Only this platform's own bound on nesting, or on the number of values, keeps it from being read. */
      readonly tooDeep?: true;
    };

/**
 * Reads a payload as one JSON text in strict UTF-8, nested at most 128 levels deep, of at most 100,000 values, and 10,000 members in one
 * object. A member named `__proto__` becomes an ordinary member of its object. The reason names the place: `invalid JSON at line 1, column 9: expected a value, found "}"`.
 */
export function readJson(payload: Uint8Array): ReadPayload {
  if (payload.length === 0) return { unreadable: 'empty: expected a JSON object' };
  const text = decode(payload);
  if (text === undefined) return { unreadable: `ill-formed UTF-8 at byte ${illFormedAt(payload)}` };
  const beyond = mayExceed(payload) ? beyondBounds(text) : undefined;
  if (beyond?.of === 'members')
    return { unreadable: `made of more than ${limits.members} members in one object`, tooDeep: true };
  if (beyond?.of === 'values') return { unreadable: `made of more than ${limits.values} values`, tooDeep: true };
  if (beyond) {
    const problem = findJsonProblem(text);
    if (problem) return { unreadable: reasonOf(text, problem) };
    return { unreadable: `nested deeper than ${limits.nesting} levels at ${placeOf(text, beyond.at)}`, tooDeep: true };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const problem = findJsonProblem(text);
    return { unreadable: problem ? reasonOf(text, problem) : `invalid JSON: ${(error as Error).message}` };
  }
}

function reasonOf(text: string, { position, expected }: JsonProblem): string {
  return `invalid JSON at ${placeOf(text, position)}: expected ${expected}, found ${found(text, position)}`;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decode(payload: Uint8Array): string | undefined {
  try {
    return decoder.decode(payload);
  } catch {
    return undefined;
  }
}

const [quotationMark, comma, backslash, lineEnd] = [0x22, 0x2c, 0x5c, 0x0a];
const [openingBracket, openingBrace, closingBrace] = [0x5b, 0x7b, 0x7d];
/** By this bit square brackets differ from curly ones. */
const squareToCurly = 0x20;
/** So few commas are found faster than all characters are looked at. */
const fewCommas = 1000;
/** A member, with its comma: `"":1,`. */
const shortestMember = 5;

const uncounted = -limits.values - 1;

/** False where it is sure at a glance: to look at each character of a long text takes longer than to parse it. */
function mayExceed(payload: Uint8Array): boolean {
  if (payload.length <= limits.nesting) return false;
  const { length } = payload;
  return (
    isOften(payload, openingBracket, limits.nesting / 2) ||
    isOften(payload, openingBrace, limits.nesting / 2) ||
    (length > shortestMember * limits.members && isOften(payload, comma, fewCommas))
  );
}

/** Does the byte occur more often than that? */
function isOften({ buffer, byteOffset, length }: Uint8Array, byte: number, times: number): boolean {
  // A plain array of bytes is searched byte by byte: in 4 MB that takes 4 ms, and this 0.2 ms.
  const bytes = Buffer.from(buffer, byteOffset, length);
  let count = 0;
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) {
    count += 1;
    if (count > times) return true;
  }
  return false;
}

/**
 * Where a text is nested too deep, at the bracket that opens one level more, or has too many values or members; undefined where nothing
 * of this is so.
 */
function beyondBounds(
  text: string,
): { readonly of: 'nesting' | 'values' | 'members'; readonly at: number } | undefined {
  let level = 0;
  /** Commas of each object that is open; of lists far below zero. */
  const commas = new Int32Array(limits.nesting + 1);
  commas[0] = uncounted;
  /** One, and of each list and object one more than it has commas. */
  let values = 1;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quotationMark) inString = !inString;
    else if (inString) {
      if (code === backslash) at += 1;
    } else if (code === comma) {
      values += 1;
      if (values > limits.values) return { of: 'values', at };
      const ofObject = (commas[level] ?? uncounted) + 1;
      if (ofObject >= limits.members) return { of: 'members', at };
      commas[level] = ofObject;
    } else if ((code | squareToCurly) === openingBrace) {
      level += 1;
      values += 1;
      if (level > limits.nesting) return { of: 'nesting', at };
      commas[level] = code === openingBrace ? 0 : uncounted;
    } else if ((code | squareToCurly) === closingBrace) {
      level -= 1;
      // There was none in it.
      if ((text.charCodeAt(at - 1) | squareToCurly) === openingBrace) values -= 1;
    }
  }
  return undefined;
}

function placeOf(text: string, position: number): string {
  let line = 1;
  let begin = 0;
  for (let at = 0; at < position; at += 1) {
    if (text.charCodeAt(at) !== lineEnd) continue;
    line += 1;
    begin = at + 1;
  }
  return `line ${line}, column ${position - begin + 1}`;
}

function found(text: string, position: number): string {
  const character = text.codePointAt(position);
  if (character === undefined) return 'the end';
  if (character === 0xfeff) return 'a byte order mark';
  if (character === 0) return 'a NUL byte';
  if (character < 0x20) return `U+${character.toString(16).toUpperCase().padStart(4, '0')}`;
  return JSON.stringify(String.fromCodePoint(character));
}
