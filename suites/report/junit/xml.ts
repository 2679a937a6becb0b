import { visible } from '../../words/plain-text.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text between tags. What XML 1.0 forbids, such as U+0000 or half a surrogate pair, is written as `\u{0}`. */
export function text(given: string): string {
  return given
    .split('\n')
    .map((line) =>
      visible(line).replace(/[\p{Cs}\ufffe\uffff]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`),
    )
    .join('\n')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Text in an attribute between double quotes: a line feed would come back as a space. */
export function attribute(given: string): string {
  return text(given).replaceAll('\n', '&#10;');
}
