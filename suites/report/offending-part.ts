import type { ViolationResult } from '../result/conformance-result.ts';

export interface Part {
  readonly at: number;
  readonly length: number;
}

/**
 * Where the wrong value stands in a text: the whole of what came, or a quoted value, or a number of it, that was not
 * expected. Undefined when nothing of it is there.
 */
export function offendingPart(
  text: string,
  { expected, actual }: Pick<ViolationResult, 'expected' | 'actual'>,
): Part | undefined {
  const pieces = [actual, ...words(actual)];
  const unexpected = pieces.filter((piece) => piece.length > 0 && !words(expected).includes(piece));
  for (const piece of unexpected) {
    const at = placeOf(piece, text);
    if (at >= 0) return { at, length: piece.length };
  }
  return undefined;
}

/** Not inside a longer number or word. */
function placeOf(piece: string, text: string): number {
  const isPartOf = (character: string | undefined) => character !== undefined && /[\w.-]/.test(character);
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) {
    const isWord = /^[\w.-]/.test(piece);
    if (!isWord || (!isPartOf(text[at - 1]) && !isPartOf(text[at + piece.length]))) return at;
  }
  return -1;
}

/** What is quoted, and the numbers that stand alone: not those in a topic or a name. */
function words(text: string): string[] {
  return text.match(/"[^"]+"|(?<![\w./:-])-?\d+(?:\.\d+)?(?![\w/:-])/g) ?? [];
}
