import { isGbk } from './decode-text.ts';
import { quotationMarks } from './unwrap.ts';

type Mend = (text: string) => string;

/** Typographic and full-width quotation marks; the plain ones of JSON are not among them. */
const fancyQuotes = new RegExp(`[${quotationMarks.replace(/["'`]/g, '')}]`, 'g');
/** What a Chinese keyboard writes for the punctuation of JSON. */
const fullWidth: Readonly<Record<string, string>> = {
  '，': ',',
  '：': ':',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
};

const plainQuotes: Mend = (text) => text.replace(fancyQuotes, '"');
const plainPunctuation: Mend = (text) => text.replace(/[，：｛｝［］]/g, (mark) => fullWidth[mark] ?? mark);
const escapedOnce: Mend = (text) => text.replaceAll('\\"', '"');
const fromHex: Mend = (text) => {
  const digits = text.replace(/^0x|\s/g, '');
  return /^(?:[\da-f]{2})+$/i.test(digits) ? Buffer.from(digits, 'hex').toString() : '';
};
const fromBase64: Mend = (text) =>
  /^[\w+/\s-]+=*$/.test(text.trimEnd()) ? Buffer.from(text, 'base64').toString() : '';
const fromPercent: Mend = (text) => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
};
const quoted: Mend = (text) => text.replace(/([{,[:]\s*)([a-z_][\w.-]*)(?=\s*[,:}\]])/gi, '$1"$2"');

const endOfInput = String.fromCharCode(0x1a);
const openingQuotes = new RegExp(`^\\s*[${quotationMarks}]+(?=[{[])`);
const withoutOuterQuotes: Mend = (text) => {
  const rest = text.trimEnd();
  const end = /[,;]$/.test(rest) ? rest.length - 1 : rest.length;
  const inner = withoutEnd(rest.slice(0, end), quotationMarks);
  return (inner.length < end ? inner : text).replace(openingQuotes, '');
};

/** Without the comments of JavaScript. Found one by one: a pattern would look from each beginning to the end of all. */
const withoutComments: Mend = (text) => {
  let left = '';
  let at = 0;
  for (let begin = text.indexOf('/*'); begin >= 0; begin = text.indexOf('/*', at)) {
    const end = text.indexOf('*/', begin + 2);
    if (end < 0) break;
    left += text.slice(at, begin);
    at = end + 2;
  }
  const lines = `${left}${text.slice(at)}`.split('\n');
  return lines.map((line) => withoutLineComment(line)).join('\n');
};

/** A comment that goes to the end of its line has no quotation mark in it: else it is part of a text. */
function withoutLineComment(line: string): string {
  const begin = line.indexOf('//', line.lastIndexOf('"') + 1);
  return begin < 0 ? line : line.slice(0, begin);
}

/** Without the last characters that are among these. A pattern with `+$` looks from each of them to the end of them all. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Habits of programs that put JSON together from strings, or count its bytes wrongly; each with what would mend it. */
const habits: readonly (readonly [nearMiss: string, mend: Mend])[] = [
  ['the NUL byte that ends a string in C', (text) => withoutEnd(text, '\0')],
  ['a byte order mark in front', (text) => text.replace(/^\uFEFF/, '')],
  [
    'Ctrl-Z behind it, which ends the input of an AT command',
    (text) => (text.trimEnd().endsWith(endOfInput) ? text.trimEnd().slice(0, -1) : text),
  ],
  ['single quotation marks', (text) => text.replaceAll("'", '"')],
  ['backticks for quotation marks', (text) => text.replaceAll('`', '"')],
  ['typographic quotation marks', plainQuotes],
  ['full-width punctuation', plainPunctuation],
  ['full-width punctuation and typographic quotation marks', (text) => plainPunctuation(plainQuotes(text))],
  ['quotation marks escaped once too often', escapedOnce],
  ['quotation marks around it', withoutOuterQuotes],
  ['quotation marks doubled', (text) => text.replaceAll('""', '"')],
  ['quotation marks as &quot;', (text) => text.replace(/&(?:quot|#34|#x22);/gi, '"')],
  ['a comma after the last member', (text) => text.replace(/,\s*([\]}])/g, '$1')],
  ['NaN, None or the like', (text) => text.replace(/\b(?:NaN|Infinity|nan|inf|None|True|False|undefined)\b/g, '0')],
  ['several objects in one PUBLISH', (text) => (text ? `[${text.replace(/\}\s*\{/g, '},{')}]` : '')],
  ['hexadecimal digits of a JSON text', fromHex],
  ['a JSON text in base64', fromBase64],
  ['a percent-encoded JSON text', (text) => (text.includes('%') ? fromPercent(text) : '')],
  ['"-n " in front, as some shells print it', (text) => text.replace(/^-n /, '')],
  ['comments', withoutComments],
  ['no quotation marks, as shells leave it that take them for their own', quoted],
];

/** Each habit reads all of it once more: no near miss is searched in a longer payload. */
const longest = 16 * 1024;

/** What a payload that is not one JSON text looks like; undefined when it is one, or nothing known. */
export function diagnosePayload(payload: Uint8Array): string | undefined {
  if (payload.length > longest) return undefined;
  const latin1 = new TextDecoder('latin1').decode(payload);
  const utf16 = inUtf16(payload);
  if (utf16 !== undefined && isJson(utf16)) return 'UTF-16, as Windows writes it, instead of UTF-8';
  if (payload[0] === 0x1f && payload[1] === 0x8b) return 'compressed by gzip';
  if (isJson(latin1)) return isGbk(payload) ? 'another encoding than UTF-8: GBK' : 'another encoding than UTF-8';
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload);
  // What mends nothing leaves what is not JSON, and to find that out once more costs most of the time: it is thrown.
  return habits.find(([, mend]) => {
    const mended = mend(utf8);
    return mended !== utf8 && mended !== '' && isJson(mended);
  })?.[0];
}

function inUtf16(payload: Uint8Array): string | undefined {
  if (payload.length % 2 === 1 || !payload.includes(0)) return undefined;
  const isBigEndian = payload[0] === 0 || (payload[0] === 0xfe && payload[1] === 0xff);
  return new TextDecoder(isBigEndian ? 'utf-16be' : 'utf-16le').decode(payload);
}

/** Is it one JSON text? */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
