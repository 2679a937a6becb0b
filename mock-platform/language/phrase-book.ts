import { inQuotes, type Quoted, split } from './parts-of-text.ts';
import type { Translation } from './texts.ts';

/**
 * A text that code puts together, and its translation. `{1}` stands for a value, which stays as it is; `{n}` for a number,
 * `{id}` for a name without a blank, `{ids}` for several, `{path}` for one with a dot or a slash in it, `{quoted}` for what begins with a quotation mark,
 * `{json}` for JSON, and `{what}`, or any other word, for words that are phrases themselves; `{noun}` for a phrase that has to be known. Several of the same are numbered: `{n2}`.
 */
export type Phrase = Translation;

/** What a device wrote stands in the values: none of it makes the search long. */
const bounds = { length: 4000, depth: 6, values: 100, listed: 12 };
/** A phrase with fewer letters of its own says too little: it counts only where all words in it are known, or where it holds nothing but numbers and names. */
const telling = 8;

/** Values with which a phrase tells itself apart, also from a list: it is looked for before lists are. */
const early: ReadonlySet<string> = new Set(['key', 'ids', 'quoted']);

interface Pattern {
  /** The text between the values. */
  readonly pieces: readonly string[];
  readonly names: readonly string[];
  readonly weight: number;
  /** Of several lines, of several sentences, or of one. */
  readonly kind: 'lines' | 'several' | 'one';
  readonly translation: string;
}

/** Says what was put together of these phrases in their translation. What it does not know stays as it is. */
export type PhraseBook = (text: string) => string;

/** A book of these phrases. The phrase with most text of its own comes first. */
export function phraseBook(phrases: readonly Phrase[]): PhraseBook {
  const whole = new Map<string, string>(phrases);
  const all = phrases
    .filter(([source]) => /\{\w+\}/.test(source))
    .map(patternOf)
    .toSorted((one, other) => other.weight - one.weight);
  const isOwn = ({ weight, names }: Pattern) => weight >= telling || names.some((name) => early.has(name));
  const patterns = {
    ofLines: all.filter(({ kind }) => kind === 'lines'),
    ofSeveral: all.filter(({ kind }) => kind === 'several'),
    own: all.filter((pattern) => pattern.kind === 'one' && isOwn(pattern)),
    others: all.filter((pattern) => pattern.kind === 'one' && !isOwn(pattern)),
  };
  return (text) => new Search(whole, patterns).said(text, 0) ?? text;
}

interface Patterns {
  readonly ofLines: readonly Pattern[];
  /** Of several sentences. */
  readonly ofSeveral: readonly Pattern[];
  /** Which tell themselves apart. */
  readonly own: readonly Pattern[];
  readonly others: readonly Pattern[];
}

function patternOf([source, translation]: Phrase): Pattern {
  const parts = source.split(/\{(\w+)\}/);
  const pieces = parts.filter((_, index) => index % 2 === 0);
  const names = parts.filter((_, index) => index % 2 === 1);
  const own = pieces.join('').trim();
  const isOfSeveral = /[.?] /.test(own) || /[.?] \{\w+\}$/.test(source);
  const kind = source.includes('\n') ? 'lines' : isOfSeveral ? 'several' : 'one';
  return { pieces, names, weight: own.length, kind, translation };
}

/** One text that is being translated. */
class Search {
  readonly #whole: ReadonlyMap<string, string>;
  readonly #patterns: Patterns;
  /** Values that may still be looked at. */
  #left = bounds.values;

  constructor(whole: ReadonlyMap<string, string>, patterns: Patterns) {
    this.#whole = whole;
    this.#patterns = patterns;
  }

  /** The translation; undefined for a text that is not known. */
  said(text: string, depth: number): string | undefined {
    const known = this.#whole.get(text);
    if (known !== undefined) return known;
    this.#left -= 1;
    if (text.length > bounds.length || depth > bounds.depth || this.#left < 0) return undefined;
    const { ofLines, ofSeveral, own, others } = this.#patterns;
    if (text.includes('\n')) return this.#ofPattern(text, depth, ofLines) ?? this.#lines(text, depth);
    return (
      this.#ofPattern(text, depth, ofSeveral) ??
      this.#sentences(text, depth, own) ??
      this.#sentence(text, depth) ??
      this.#listed(text, depth) ??
      this.#ofPattern(text, depth, others)
    );
  }

  /** No value of a phrase goes on in the next line. */
  #lines(text: string, depth: number): string | undefined {
    const lines = text.split('\n');
    const told = lines.map((line) => this.said(line, depth + 1));
    return told.every((line) => line === undefined)
      ? undefined
      : lines.map((line, index) => told[index] ?? line).join('\n');
  }

  /** Sentences that are known one by one, or a phrase; or else those sentences that are known. */
  #sentences(text: string, depth: number, patterns: readonly Pattern[]): string | undefined {
    const parts = endOfSentence.test(text) ? split(text, new RegExp(endOfSentence, 'y')) : [];
    const isFew = parts.length > 1 && parts.length <= bounds.listed;
    const told = isFew ? parts.map((one) => this.said(one, depth + 1)) : [];
    if (isFew && !told.includes(undefined)) return told.join('');
    const whole = this.#ofPattern(text, depth, patterns);
    if (whole !== undefined || told.every((one) => one === undefined)) return whole;
    return parts.map((one, index) => told[index] ?? (index < told.length - 1 ? `${one} ` : one)).join('');
  }

  #ofPattern(text: string, depth: number, patterns: readonly Pattern[]): string | undefined {
    const quoted = inQuotes(text);
    for (const pattern of patterns) {
      const values = valuesIn(pattern, text, quoted);
      const told = values && this.#filled(pattern, values, depth);
      if (told !== undefined) return told;
    }
    return undefined;
  }

  #filled({ names, weight, translation }: Pattern, values: readonly string[], depth: number): string | undefined {
    const told = new Map<string, string>();
    const isTelling = weight >= telling || names.some(isWords) || (weight >= telling / 4 && names.every(isNarrow));
    if (!isTelling) return undefined;
    for (const [index, value] of values.entries()) {
      const name = names[index] ?? '';
      const words = isWords(name) ? this.said(value, depth + 1) : value;
      if (words === undefined && (weight < telling || name === 'noun')) return undefined;
      told.set(name, words ?? value);
    }
    return translation.replace(/\{(\w+)\}/g, (place, name: string) => told.get(name) ?? place);
  }

  /** What is a phrase elsewhere may be a sentence here. */
  #sentence(text: string, depth: number): string | undefined {
    if (!text.endsWith('.') || text.endsWith('..')) return undefined;
    const told = this.said(text.slice(0, -1), depth + 1);
    return told === undefined ? undefined : `${told}。`;
  }

  #listed(text: string, depth: number): string | undefined {
    for (const [between, translation] of conjunctions) {
      const parts = split(text, between);
      if (parts.length < 2 || parts.length > bounds.listed) continue;
      const told = parts.map((part) => this.said(part, depth + 1));
      if (told.some((part) => part !== undefined)) {
        return told.map((part, index) => part ?? parts[index] ?? '').join(translation);
      }
    }
    return undefined;
  }
}

const endOfSentence = /(?<=[.?]) (?=[A-Z`])/;

/** What joins phrases. A comma that belongs to `, then ` parts less than one that does not. */
const conjunctions = [
  [/; /y, '；'],
  [/, (?!then )/y, '，'],
  [/, then /y, '，然后是'],
  [/ and /y, '和'],
] as const;

/** What a value has to be, by its name: a number, a name, several names, a path, something in quotation marks, or JSON. */
const narrow: readonly (readonly [name: RegExp, value: RegExp])[] = [
  [/^n\d*$/, /^[+-]?\d[\d.]*$/],
  [/^id\d*$/, /^\S+$/],
  [/^ids$/, /^[^\s,]+(?:, [^\s,]+)*$/],
  [/^path\d*$/, /^\S+[/.]\S+$/],
  [/^quoted\d*$/, /^"/],
  [/^json\d*$/, /^(?:["[{\d-]|null$|true$|false$)/],
];

function isNarrow(name: string): boolean {
  return narrow.some(([pattern]) => pattern.test(name));
}

function isWords(name: string): boolean {
  return !/^\d/.test(name) && !isNarrow(name);
}

function fits(name: string, value: string): boolean {
  return narrow.every(([pattern, form]) => !pattern.test(name) || form.test(value));
}

/** The values of a text that the pattern fits. Each piece is looked for once, from the left, and not within what a device wrote. */
function valuesIn({ pieces, names, weight }: Pattern, text: string, quoted: Quoted): readonly string[] | undefined {
  const [first = ''] = pieces;
  const last = pieces.at(-1) ?? '';
  if (text.length < weight || !text.startsWith(first) || !text.endsWith(last)) return undefined;
  const end = text.length - last.length;
  let from = first.length;
  const values: string[] = [];
  for (const piece of pieces.slice(1, -1)) {
    const at = placeOf(piece, text, from, quoted);
    if (at < 0 || at + piece.length > end) return undefined;
    values.push(text.slice(from, at));
    from = at + piece.length;
  }
  if (from > end) return undefined;
  values.push(text.slice(from, end));
  return values.every((value, index) => fits(names[index] ?? '', value) && isClosed(value)) ? values : undefined;
}

/** A bracket that closes what the value did not open belongs to the phrase. */
function isClosed(value: string): boolean {
  if (!value.includes(')')) return true;
  const quoted = inQuotes(value);
  let open = 0;
  for (let at = 0; at < value.length && open >= 0; at += 1) {
    if (quoted(at)) continue;
    if (value[at] === '(') open += 1;
    if (value[at] === ')') open -= 1;
  }
  return open >= 0;
}

function placeOf(piece: string, text: string, from: number, quoted: Quoted): number {
  let at = text.indexOf(piece, from);
  while (at >= 0 && quoted(at) && !piece.includes('"')) at = text.indexOf(piece, at + 1);
  return at;
}
