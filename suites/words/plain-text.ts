import { columnsOf, widthOf } from './columns.ts';

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

/** Lines of at most `width` columns, broken at spaces and between Chinese characters, or anywhere in a word that is longer than a line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const word of text.split(' ')) {
    for (const [at, piece] of piecesOf(word, width).entries()) {
      // The first piece of a word stands behind a space.
      const space = at === 0 && line !== '' ? ' ' : '';
      const longer = columns + space.length + columnsOf(piece);
      if (longer <= width) {
        line += space + piece;
        columns = longer;
        continue;
      }
      if (line !== '') lines.push(line);
      line = piece;
      columns = columnsOf(piece);
    }
  }
  return [...lines, line];
}

/** A Chinese character, with the punctuation that must stay with it. */
const unit =
  /[（“《「]*[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef][，。；：、？！）”》」…]*|[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”]+|./gsu;

/** Where a word may be broken: between Chinese characters, and anywhere if it is longer than a line. */
function piecesOf(word: string, width: number): string[] {
  if (word.length <= width && !/[\u2e80-\u9fff\uff00-\uffef]/.test(word)) return [word];
  return (word.match(unit) ?? ['']).flatMap((piece) => (columnsOf(piece) <= width ? [piece] : brokenUp(piece, width)));
}

function brokenUp(piece: string, width: number): string[] {
  const parts: string[] = [];
  let [part, columns] = ['', 0];
  for (const character of piece) {
    const more = columns + widthOf(character);
    if (more > width && part !== '') {
      parts.push(part);
      [part, columns] = ['', 0];
    }
    part += character;
    columns += widthOf(character);
  }
  return [...parts, part];
}
