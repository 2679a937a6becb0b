const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text that does nothing to a terminal but stand there: control and format characters are written as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(invisible, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** Visible text on one line, white space collapsed. */
export function plainText(text: string): string {
  return visible(text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, ''));
}

/** At most `max` characters; what was cut off is marked with `…`. Never splits a surrogate pair. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = firstOf(text, max + 1);
  return characters.length <= max ? text : `${characters.slice(0, Math.max(0, max - 1)).join('')}…`;
}

/** At most `max` characters, with `…` in place of the middle: what counts in a message often stands at its end. */
export function cutMiddle(text: string, max: number): string {
  if (firstOf(text, max + 1).length <= max) return text;
  const tail = Math.floor((max - 1) / 3);
  const end = Array.from(text.slice(-2 * tail - 1));
  return `${firstOf(text, max - 1 - tail).join('')}…${end.slice(end.length - tail).join('')}`;
}

/** The first characters of a text, at most so many: of a long one all of them would be a list of megabytes. */
function firstOf(text: string, count: number): string[] {
  return Array.from(text.slice(0, 2 * Math.max(0, count))).slice(0, Math.max(0, count));
}

/** Lines of at most `width` characters, broken at spaces, or anywhere in a word that is longer than a line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = word.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [''];
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return [...lines, line];
}
