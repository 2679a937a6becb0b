import { secretForms, shortest } from './secret-forms.ts';

/** Where something stands in a text. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Only texts that begin with four characters with a marked hash of this many bits are looked at more closely. */
const bits = { few: 16, many: 20 } as const;
/** More secrets than this are many. */
export const few = 100;
const looked = 4;
/** The forms of this many secrets are kept ready; those of others are made when something looks like them. */
const ready = 500;
/** Where a text was cut, and how much behind it is looked at for the end of a secret. */
export const cut = '…';
const behindCut = 128;

const none: readonly string[] = [];

/** Secrets by a number, nearly always one for each: a set for every one would take ten times the memory. */
class Secrets {
  readonly #byHash = new Map<number, string | readonly string[]>();

  of(hash: number): readonly string[] {
    const found = this.#byHash.get(hash);
    return found === undefined ? none : typeof found === 'string' ? [found] : found;
  }

  add(hash: number, secret: string): void {
    const known = this.of(hash);
    if (known.includes(secret)) return;
    this.#byHash.set(hash, known.length === 0 ? secret : [...known, secret]);
  }

  delete(hash: number, secret: string): void {
    const left = this.of(hash).filter((one) => one !== secret);
    if (left.length > 0) this.#byHash.set(hash, left);
    else this.#byHash.delete(hash);
  }
}

/**
 * Finds the forms of many secrets in a text in one pass, however many secrets there are. Of a form that the end of the text, or
 * a cut, has shortened the part that is there is found.
 */
export class FormIndex {
  readonly size: keyof typeof bits;
  readonly #marks: Uint8Array;
  /** Secrets by a hash of the first, and of the last, characters of their forms. */
  readonly #heads = new Secrets();
  readonly #tails = new Secrets();
  readonly #forms = new Map<string, readonly string[]>();

  constructor(size: keyof typeof bits) {
    this.size = size;
    this.#marks = new Uint8Array(2 ** bits[size]);
  }

  add(secret: string): void {
    for (const form of this.#formsOf(secret)) {
      this.#marks[this.#markOf(form)] = 1;
      this.#heads.add(hashAt(form, 0), secret);
      this.#tails.add(hashAt(form, form.length - shortest), secret);
    }
  }

  delete(secret: string): void {
    for (const form of secretForms(secret)) {
      this.#heads.delete(hashAt(form, 0), secret);
      this.#tails.delete(hashAt(form, form.length - shortest), secret);
    }
    this.#forms.delete(secret);
  }

  /** The places of all forms in a folded text, in their order, overlapping ones among them. */
  find(text: string): Place[] {
    const places: Place[] = [];
    const marks = this.#marks;
    const shift = bits[this.size] / looked;
    const mask = marks.length - 1;
    // All that a device sends comes by here: one step for each character, and no function called.
    for (let last = 0, mark = 0; last < text.length; last += 1) {
      mark = ((mark << shift) ^ text.charCodeAt(last)) & mask;
      if (marks[mark] === 0 || last + 1 < looked) continue;
      const at = last + 1 - looked;
      const to = this.#endOf(text, at);
      if (to > at) places.push({ from: at, to });
    }
    for (let at = text.indexOf(cut); at >= 0; at = text.indexOf(cut, at + 1)) {
      const to = this.#endBehindCut(text, at + 1);
      if (to > at + 1) places.push({ from: at + 1, to });
    }
    return places.sort((a, b) => a.from - b.from);
  }

  #markOf(form: string): number {
    let mark = 0;
    for (let n = 0; n < looked; n += 1) {
      mark = ((mark << (bits[this.size] / looked)) ^ form.charCodeAt(n)) & (this.#marks.length - 1);
    }
    return mark;
  }

  #endOf(text: string, at: number): number {
    let end = at;
    if (at + shortest > text.length) return end;
    for (const secret of this.#heads.of(hashAt(text, at))) {
      for (const form of this.#formsOf(secret)) {
        const length = commonLength(text, at, form);
        const isCut = at + length === text.length || text[at + length] === cut;
        if (length === form.length || (length >= shortest && isCut)) end = Math.max(end, at + length);
      }
    }
    return end;
  }

  #endBehindCut(text: string, begin: number): number {
    let end = begin;
    for (let at = begin; at + shortest <= text.length && at < begin + behindCut; at += 1) {
      const part = text.slice(begin, at + shortest);
      for (const secret of this.#tails.of(hashAt(text, at))) {
        if (this.#formsOf(secret).some((form) => form.endsWith(part))) end = at + shortest;
      }
    }
    return end;
  }

  #formsOf(secret: string): readonly string[] {
    const known = this.#forms.get(secret);
    if (known) return known;
    const forms = secretForms(secret);
    this.#forms.set(secret, forms);
    const [oldest] = this.#forms.keys();
    if (this.#forms.size > ready && oldest !== undefined) this.#forms.delete(oldest);
    return forms;
  }
}

function commonLength(text: string, at: number, form: string): number {
  let length = 0;
  while (length < form.length && text.charCodeAt(at + length) === form.charCodeAt(length)) length += 1;
  return length;
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let n = at; n < at + shortest; n += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(n)) | 0;
  return hash;
}
