import { eastAsianWidth } from 'get-east-asian-width';

/** Only here is what may take two columns: the scripts of East Asia, a few signs, and all behind them. */
const mayBeWide = /[\u1100-\u1fff\u2300-\u24ff\u2600-\uffff]/;

/** How many columns of a terminal a text takes: Chinese characters take two. */
export function columnsOf(text: string): number {
  if (!mayBeWide.test(text)) return Array.from(text).length;
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

/** The text with spaces behind it, so many columns in all. */
export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** At most so many columns; what was cut off is marked with `…`. */
export function cutToColumns(text: string, most: number): string {
  if (text.length <= most && (!mayBeWide.test(text) || columnsOf(text) <= most)) return text;
  let [cut, columns] = ['', 0];
  let whole = true;
  for (const character of text) {
    columns += widthOf(character);
    if (columns > most) {
      whole = false;
      break;
    }
    if (columns <= most - 1) cut += character;
  }
  if (whole) return text;
  return most < 1 ? '' : `${cut}…`;
}

export function widthOf(character: string): number {
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
