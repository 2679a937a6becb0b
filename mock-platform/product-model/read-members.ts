import { isObject } from '../protocol/is-object.ts';
import { wordSpelling } from '../protocol/member-spelling.ts';
import type { FileValue } from './file-value.ts';

// How members of the vendor's files are read, as they come from editors and from hands: null for what is not set, numbers and
// booleans in strings. Whoever reads a value complains of what is wrong with it and goes on with another one: nothing that was
// read is worth anything when there are complaints.

/** A list of objects. */
export function elements<T>(list: FileValue, what: string, read: (one: FileValue) => T): T[] {
  if (!Array.isArray(list.value)) {
    list.complain(`a list of ${what}`);
    return [];
  }
  return list.value.flatMap((_, index) => {
    const one = list.at(index);
    return holdsObject(one) ? [read(one)] : [];
  });
}

/** A list, null for an empty one, in which no two objects have the same text for `key`. */
export function namedElements<T>(list: FileValue, what: string, key: string, read: (one: FileValue) => T): T[] {
  if (isAbsent(list)) return [];
  const entries = elements(list, what, read);
  const seen = new Set<unknown>();
  for (const index of Array.isArray(list.value) ? list.value.keys() : []) {
    const one = list.at(index).at(key);
    if (typeof one.value !== 'string' || one.value === '') continue;
    if (seen.has(one.value)) one.complain('another name', 'Rename or remove it.');
    seen.add(one.value);
  }
  return entries;
}

export function holdsObject(one: FileValue): boolean {
  if (isObject(one.value)) return true;
  one.complain('an object');
  return false;
}

export function isAbsent({ value }: FileValue): boolean {
  return value === undefined || value === null;
}

export function isEmpty(one: FileValue): boolean {
  return isAbsent(one) || one.value === '';
}

export function name(one: FileValue): string {
  if (typeof one.value === 'string' && one.value !== '') return one.value;
  one.complain('a name');
  return '';
}

export function noted(one: FileValue): string | undefined {
  if (typeof one.value === 'string') return one.value;
  if (!isAbsent(one)) one.complain('a string or null');
  return undefined;
}

/** One of a few words, in any case and spelling, or by another name. */
export function word<const T extends string>(
  one: FileValue,
  words: readonly [T, ...T[]],
  aliases: Readonly<Record<string, T>> = {},
): T {
  const text = typeof one.value === 'string' ? one.value.trim() : '';
  const alias = Object.hasOwn(aliases, text.toLowerCase()) ? aliases[text.toLowerCase()] : undefined;
  const found = words.find((known) => known === text) ?? wordSpelling(text, words) ?? alias;
  if (found === undefined) one.complain(`one of ${words.map((known) => `"${known}"`).join(', ')}`);
  return found ?? words[0];
}

export function flag(one: FileValue): boolean {
  if ([true, 'true', 1, '1'].includes(one.value as string)) return true;
  if (!isEmpty(one) && ![false, 'false', 0, '0'].includes(one.value as string)) one.complain('true or false');
  return false;
}

export function number(one: FileValue): number | undefined {
  if (isEmpty(one)) return undefined;
  const { value } = one;
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof read === 'number' && Number.isFinite(read)) return read;
  one.complain('a number or null');
  return undefined;
}

export function texts(one: FileValue): readonly string[] | undefined {
  if (isAbsent(one)) return undefined;
  const entries: unknown = typeof one.value === 'string' ? one.value.split(',') : one.value;
  if (!Array.isArray(entries) || !entries.every((entry) => ['string', 'number'].includes(typeof entry))) {
    one.complain('a list of strings, or null');
    return undefined;
  }
  const found = entries.map((entry) => String(entry).trim()).filter((text) => text !== '');
  return found.length > 0 ? found : undefined;
}
