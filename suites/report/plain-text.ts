const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** One line that a terminal can show: white space collapsed, control and format characters written as `\u{1b}`. */
export function plainText(text: string): string {
  return text
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .replace(invisible, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** At most `max` characters; what was cut off is marked with `…`. Never splits a surrogate pair. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, Math.max(0, max - 1)).join('')}…`;
}
