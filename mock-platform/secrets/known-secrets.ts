import { copyMembers, InPieces } from './copy-members.ts';
import { fold } from './fold.ts';
import { cut, FormIndex, few, type Place } from './form-index.ts';
import { shortest } from './secret-forms.ts';
import { spelledOut } from './spelled-out.ts';

/**
 * `secret`: of a device or a product · `password`: one that was accepted · `attempt`: one that would have been accepted in the
 * place of the one that came.
 */
export type SecretKind = 'secret' | 'password' | 'attempt';

/** So many of each kind are kept, the newest; what strangers can cause does not push out the others. */
const most: Readonly<Record<SecretKind, number>> = { secret: 10_000, password: 2000, attempt: 1000 };

/** So much of a text is looked at at a time, and of this so much once more with the next part: no form of a secret is longer. */
const partLength = 64 * 1024;
const overlap = 8 * 1024;

/** So little is looked at in one go. */
const fewValues = 200;
const fewCharacters = 8 * 1024;

const star = '*'.charCodeAt(0);

/** What stands in a text in the place of a secret. */
type Mask = (place: Place) => string;
const short: Mask = () => '***';
const inPlace: Mask = ({ from, to }) => '*'.repeat(to - from);

/**
 * The secrets that a platform knows, to be masked by their value in all places where a device, or a person, has put them: in what is
 * written down, printed or shown, never in what is judged.
 */
export class KnownSecrets {
  readonly #kept: Readonly<Record<SecretKind, Set<string>>> = {
    secret: new Set(),
    password: new Set(),
    attempt: new Set(),
  };
  /** Made when something is masked for the first time. */
  #index: FormIndex | undefined;
  /** Bytes that have just been looked at and hold no secret. A packet's payload comes four times, each time at the end of them. */
  #clean: Uint8Array | undefined;

  constructor(secrets: readonly string[] = []) {
    for (const secret of secrets) this.add(secret);
  }

  /** Shorter ones than six characters are not covered: they are words that occur by chance. */
  add(secret: string, kind: SecretKind = 'secret'): void {
    if (secret.length < shortest) return;
    this.#clean = undefined;
    const kept = this.#kept[kind];
    const isNew = !kept.delete(secret);
    kept.add(secret);
    if (isNew) this.#index?.add(secret);
    const [oldest] = kept;
    if (kept.size <= most[kind] || oldest === undefined) return;
    kept.delete(oldest);
    if (!this.#has(oldest)) this.#index?.delete(oldest);
  }

  /** The text with `***` for each secret. */
  cover(text: string): string {
    return atOnce(this.#coverText(text, short));
  }

  /** The same with as many stars as it had characters. */
  coverInPlace(text: string): string {
    return atOnce(this.#coverText(text, inPlace));
  }

  /** The same bytes if there is nothing to cover in them, else a copy of the same length. */
  coverBytes(bytes: Uint8Array): Uint8Array {
    if (this.#clean && isEndOf(this.#clean, bytes)) return bytes;
    return atOnce(this.#coverBytes(bytes));
  }

  /**
   * All texts, names of members and bytes in a value; the same value if there is nothing to cover in it.
   * @param how what a text becomes; bytes keep their length
   */
  coverAll<T>(value: T, how: 'short' | 'in place' = 'short'): T {
    return atOnce(this.coverInPieces(value, how));
  }

  /** The same, in pieces of about a millisecond: 4 MB may take a quarter of a second, for which nobody is to wait. */
  *coverInPieces<T>(value: T, how: 'short' | 'in place' = 'short'): Generator<void, T> {
    if (this.#count === 0) return value;
    const mask = how === 'short' ? short : inPlace;
    // The whole packet before its parts.
    const { raw } = (value ?? {}) as { readonly raw?: unknown };
    if (raw instanceof Uint8Array) yield* this.#coverBytes(raw);
    if (this.#isClean(value, { values: fewValues, length: fewCharacters })) return value;
    return (yield* copyMembers(value, (part) => this.#coverPart(part, mask))) as T;
  }

  /** Is it sure, at little cost, that there is nothing to cover in it? Nearly all that comes is such, and makes no garbage here. */
  #isClean(value: unknown, left: { values: number; length: number }): boolean {
    left.values -= 1;
    if (typeof value === 'string' || value instanceof Uint8Array) {
      left.length -= value.length;
      if (left.length < 0) return false;
      return typeof value === 'string' ? this.#find(value).length === 0 : this.coverBytes(value) === value;
    }
    if (typeof value !== 'object' || value === null) return true;
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      return list.length <= left.values && !isOfBytes(list) && list.every((one) => this.#isClean(one, left));
    }
    for (const name in value) {
      if (left.values < 0) return false;
      if (!this.#isClean((value as Record<string, unknown>)[name], left) || !this.#isClean(name, left)) return false;
    }
    return true;
  }

  get #count(): number {
    const { secret, password, attempt } = this.#kept;
    return secret.size + password.size + attempt.size;
  }

  #has(secret: string): boolean {
    return Object.values(this.#kept).some((kept) => kept.has(secret));
  }

  /** A text, bytes, or a list of numbers that is bytes; anything else is not covered as a whole. */
  #coverPart(part: unknown, mask: Mask): unknown {
    if (typeof part === 'string') {
      if (part.length > partLength) return new InPieces(this.#coverText(part, mask));
      return masked(part, this.#find(part), mask);
    }
    if (part instanceof Uint8Array) {
      if (part.length > partLength) return new InPieces(this.#coverBytes(part));
      return this.coverBytes(part);
    }
    return Array.isArray(part) && isOfBytes(part) ? new InPieces(this.#coverList(part)) : part;
  }

  *#coverText(text: string, mask: Mask): Generator<void, string> {
    return masked(text, yield* this.#findAll(text.length, (from, to) => text.slice(from, to)), mask);
  }

  *#coverBytes(bytes: Uint8Array): Generator<void, Uint8Array> {
    if (this.#clean && isEndOf(this.#clean, bytes)) return bytes;
    const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const places = yield* this.#findAll(bytes.length, (from, to) => all.toString('latin1', from, to));
    if (places.length === 0) {
      this.#clean = bytes;
      return bytes;
    }
    const covered = new Uint8Array(bytes);
    for (const { from, to } of places) covered.fill(star, from, to);
    return covered;
  }

  *#coverList(values: readonly number[]): Generator<void, readonly number[]> {
    const all = Buffer.from(values);
    const places = yield* this.#findAll(all.length, (from, to) => all.toString('latin1', from, to));
    return places.length > 0 ? values.map(() => star) : values;
  }

  /** In their order, each after the one before. A long text is looked at in parts: copies of all of it would fill the memory. */
  *#findAll(length: number, part: (from: number, to: number) => string): Generator<void, Place[]> {
    if (length < shortest || this.#count === 0) return [];
    if (length <= partLength) return this.#find(part(0, length));
    const places: Place[] = [];
    const step = partLength - overlap;
    for (let begin = 0; ; begin += step) {
      const end = Math.min(length, begin + partLength);
      for (const { from, to } of this.#find(part(begin, end))) {
        // What begins later is found, whole, in the next part.
        if (from < step || end === length) places.push({ from: begin + from, to: begin + to });
      }
      if (end === length) return apart(places);
      yield;
    }
  }

  #find(text: string): Place[] {
    if (text.length < shortest || this.#count === 0) return [];
    const index = this.#indexed();
    const folded = fold(text);
    const found = index.find(folded);
    const stretches = spelledOut(folded, cut);
    if (stretches.length === 0) return found.length > 1 ? apart(found) : found;
    const spelled = stretches.flatMap(({ bytes, isCutBefore, isCutBehind, placeOf }) => {
      const whole = fold(bytes);
      // What looks like the byte at a cut may be half of one, which is another byte.
      const readings = [{ text: whole, shift: 0 }];
      if (isCutBefore) readings.push({ text: cut + whole, shift: 1 }, { text: cut + whole.slice(1), shift: 0 });
      if (isCutBehind) readings.push({ text: whole.slice(0, -1) + cut, shift: 0 });
      return readings.flatMap(({ text, shift }) =>
        index.find(text).map(({ from, to }) => placeOf(from - shift, to - shift)),
      );
    });
    return apart([...found, ...spelled]);
  }

  #indexed(): FormIndex {
    if (this.#index && (this.#index.size === 'many' || this.#count <= few)) return this.#index;
    this.#index = new FormIndex(this.#count > few ? 'many' : 'few');
    for (const kept of Object.values(this.#kept)) for (const secret of kept) this.#index.add(secret);
    return this.#index;
  }
}

function masked(text: string, places: readonly Place[], mask: Mask): string {
  if (places.length === 0) return text;
  let covered = '';
  let after = 0;
  for (const place of places) {
    covered += text.slice(after, place.from) + mask(place);
    after = place.to;
  }
  return covered + text.slice(after);
}

/** May it be a Buffer as JSON writes it: a list of numbers, one for each byte? */
function isOfBytes(values: readonly unknown[]): values is readonly number[] {
  const isByte = (one: unknown) => typeof one === 'number' && Number.isInteger(one) && one >= 0 && one < 256;
  return values.length >= shortest && values.every(isByte);
}

function atOnce<T>(work: Generator<void, T>): T {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

/** In their order, those that overlap as one. */
function apart(places: Place[]): Place[] {
  const separate: Place[] = [];
  for (const { from, to } of places.sort((a, b) => a.from - b.from)) {
    const before = separate.at(-1);
    if (before && from < before.to) separate[separate.length - 1] = { from: before.from, to: Math.max(to, before.to) };
    else separate.push({ from, to });
  }
  return separate;
}

function isEndOf(whole: Uint8Array, part: Uint8Array): boolean {
  const isAtEnd = whole.byteOffset + whole.length === part.byteOffset + part.length;
  return isAtEnd && part.length <= whole.length && whole.buffer === part.buffer;
}
