import { z } from 'zod';
import { advised } from '../user-files/members.ts';

const ofText = 'a text of 1 to 256 characters';
/** YAML reads 00112233 as a number, and takes its zeros away. */
const quoted = advised(ofText, 'Put it into quotation marks: YAML reads it as a number.');

/** The name or the secret of a device, a product or an application. */
export const id = z
  .string({ error: ({ input }) => (typeof input === 'number' ? quoted : ofText) })
  .min(1, ofText)
  .max(256, ofText);

export const flag = z.boolean('true or false');

/** A text that is not empty. @param what completes "expected …" */
export function textOf(what: string): z.ZodString {
  return z.string(what).min(1, what);
}

/** One of some words. */
export function word<const T extends readonly [string, ...string[]]>(...words: T) {
  const quotedWords = words.map((one) => `"${one}"`);
  const last = quotedWords.pop();
  return z.enum(words, quotedWords.length > 0 ? `${quotedWords.join(', ')} or ${last}` : last);
}

/** A whole number in a range. @param unit such as `milliseconds` */
export function whole(least: number, most: number, unit?: string): z.ZodInt {
  const range = `a whole number from ${least} to ${most}`;
  const what = unit === undefined ? range : `${unit}, ${range}`;
  return z.int(what).min(least, what).max(most, what);
}
