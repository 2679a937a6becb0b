/** Text that may stand in a page as it is. Only `html` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template: lists are joined, `undefined` and `false` leave nothing. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/**
 * A piece of HTML or SVG. Every value is escaped unless it is such a piece itself, so that nothing a device says is ever
 * more than text. Values stand in elements or in quoted attributes, nowhere else.
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Markup {
  return new Markup(strings.reduce((text, part, i) => text + rendered(values[i - 1]) + part));
}

function rendered(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content));
  return content.map(rendered).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Line feeds and tabs stay; what could not be seen, or turns the reading direction, is written as `\u{202e}`. */
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function escaped(text: string): string {
  return text
    .replace(hidden, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
