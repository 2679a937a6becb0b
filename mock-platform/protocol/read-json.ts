import { findJsonProblem } from './find-json-problem.ts';
import { illFormedAt } from './ill-formed-at.ts';
import { limits } from './limits.ts';

/** A payload as a JSON value, or why it is none. Both forms spread into a `message-received` event. */
export type ReadPayload =
  | { readonly value: unknown; readonly unreadable?: never; readonly tooDeep?: never }
  | {
      readonly value?: never;
      readonly unreadable: string;
      /** It is one JSON text all the same: only this platform's own bound on nesting keeps it from being read. */
      readonly tooDeep?: true;
    };

/**
 * Reads a payload as one JSON text in strict UTF-8, nested at most 128 levels deep. A member named `__proto__` becomes
 * an ordinary member of its object. The reason names the place: `invalid JSON at line 1, column 9: expected a value, found "}"`.
 */
export function readJson(payload: Uint8Array): ReadPayload {
  if (payload.length === 0) return { unreadable: 'empty: expected a JSON object' };
  const text = decode(payload);
  if (text === undefined) return { unreadable: `ill-formed UTF-8 at byte ${illFormedAt(payload)}` };
  const tooDeep = exceeds(text, limits.nesting);
  if (tooDeep !== undefined) {
    const unreadable = `nested deeper than ${limits.nesting} levels at ${placeOf(text, tooDeep)}`;
    return findJsonProblem(text) ? { unreadable: reasonOf(text) } : { unreadable, tooDeep: true };
  }
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { unreadable: reasonOf(text, error as Error) };
  }
}

function reasonOf(text: string, error?: Error): string {
  const problem = findJsonProblem(text);
  if (!problem) return `invalid JSON: ${error?.message}`;
  const { position, expected } = problem;
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

const [quotationMark, backslash, openingBrace, closingBrace] = [0x22, 0x5c, 0x7b, 0x7d];
/** By this bit square brackets differ from curly ones. */
const squareToCurly = 0x20;

/** The position of the bracket that opens level `depth` + 1; undefined when none does. */
function exceeds(text: string, depth: number): number | undefined {
  // So many brackets do not fit into it.
  if (text.length <= depth) return undefined;
  let level = 0;
  let inString = false;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === quotationMark) inString = !inString;
    else if (inString) {
      if (code === backslash) position += 1;
    } else if ((code | squareToCurly) === openingBrace) {
      level += 1;
      if (level > depth) return position;
    } else if ((code | squareToCurly) === closingBrace) level -= 1;
  }
  return undefined;
}

function placeOf(text: string, position: number): string {
  let line = 1;
  let begin = 0;
  for (let next = text.indexOf('\n'); next >= 0 && next < position; next = text.indexOf('\n', begin)) {
    line += 1;
    begin = next + 1;
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
