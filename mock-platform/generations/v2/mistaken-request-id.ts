/** How devices have cut or rewritten the text behind `request_id=` of a topic. A text that is left as it was is none of them. */
const mistakes: readonly (readonly [words: string, mistake: (id: string) => string])[] = [
  ['the request id in capitals', (id) => id.toUpperCase()],
  ['the request id in small letters', (id) => id.toLowerCase()],
  ['the request id without its hyphens', (id) => id.replaceAll('-', '')],
  ['the request id, percent-decoded', decoded],
  ['the request id, percent-encoded', encodeURIComponent],
  ['the request id up to its second "="', (id) => id.replace(/=.*/s, '')],
  ['the request id with "?" for what is not ASCII', (id) => id.replaceAll(/[^ -~]/gu, '?')],
  ['the request id in braces', (id) => `{${id}}`],
  ['the request id in quotation marks', (id) => JSON.stringify(id)],
  ['the request id with "request_id=" twice', (id) => `request_id=${id}`],
];

/** Fewer characters in common are chance. */
const fewest = 4;

/** What `actual` is instead of `id`: "the first 19 characters of the request id"; undefined when it is the id itself or looks like none. */
export function mistakenRequestId(id: string, actual: unknown): string | undefined {
  if (typeof actual !== 'string' || actual === id) return undefined;
  const mistake = mistakes.find(([, make]) => make(id) === actual)?.[0];
  if (mistake !== undefined) return mistake;
  if (actual.length < fewest) return undefined;
  if (id.startsWith(actual)) return `the first ${actual.length} characters of the request id`;
  if (id.endsWith(actual)) return `the last ${actual.length} characters of the request id`;
  return actual.startsWith(id) && id.length >= fewest ? 'the request id with more behind it' : undefined;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
