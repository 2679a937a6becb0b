import { holdsPlaceholder, unwrap } from '../../protocol/unwrap.ts';

/** How devices have cut or rewritten the text behind `request_id=` of a topic. A text that is left as it was is none of them. */
const mistakes: readonly (readonly [words: string, mistake: (id: string) => string])[] = [
  ['the request id in capitals', (id) => id.toUpperCase()],
  ['the request id in small letters', (id) => id.toLowerCase()],
  ['the request id without its hyphens', (id) => id.replaceAll('-', '')],
  ['the request id without its hyphens, in capitals', (id) => id.replaceAll('-', '').toUpperCase()],
  ['the request id, percent-decoded', decoded],
  ['the request id, percent-encoded', encodeURIComponent],
  ['the request id up to its second "="', (id) => id.replace(/=.*/s, '')],
  ['the request id with "?" for what is not ASCII', (id) => id.replaceAll(/[^ -~]/gu, '?')],
  ['the request id with "?" for each byte that is not ASCII', (id) => latin1(id).replaceAll(/[^ -~]/g, '?')],
  ['the request id without what is not ASCII', (id) => id.replaceAll(/[^ -~]/gu, '')],
  ['the request id with its UTF-8 read as Latin-1', latin1],
  ['the request id from its last "=" on', (id) => id.replace(/.*=/s, '')],
  ['the request id with "+" for its blanks', (id) => id.replaceAll(' ', '+')],
  ['the request id in braces', (id) => `{${id}}`],
  ['the request id in quotation marks', (id) => JSON.stringify(id)],
  ['the request id with "request_id=" twice', (id) => `request_id=${id}`],
];

/** Fewer characters in common are chance. */
const fewest = 4;

/** What `actual` is instead of `id`: "the first 19 characters of the request id"; undefined when it is the id itself or looks like none. */
export function mistakenRequestId(id: string, actual: unknown): string | undefined {
  if (typeof actual !== 'string' || actual === id || actual === '') return undefined;
  if (actual.startsWith(`${id}?request_id=`)) return 'the request id with "?request_id=" behind it';
  const mistake = mistakes.find(([, make]) => make(id) === actual)?.[0];
  if (mistake !== undefined) return mistake;
  const wrapping = unwrap(actual);
  if (wrapping?.bare === id && !actual.includes('\0')) return `the request id with ${wrapping.leavings}`;
  if (holdsPlaceholder(actual) && !holdsPlaceholder(id)) return 'a placeholder that was not filled in';
  if (actual.length < fewest) return undefined;
  if (id.startsWith(actual)) return `the first ${actual.length} characters of the request id`;
  if (id.endsWith(actual)) return `the last ${actual.length} characters of the request id`;
  if (id.length < fewest) return undefined;
  if (actual.startsWith(id)) return 'the request id with more behind it';
  return actual.endsWith(id) ? 'the request id with more in front of it' : undefined;
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id.replaceAll(/%[\da-f]{2}/gi, (hex) => String.fromCharCode(Number.parseInt(hex.slice(1), 16)));
  }
}
