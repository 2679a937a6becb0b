import { columnsOf } from '../words/columns.ts';
import { rowText } from './row-text.ts';
import { toldRow } from './told-row.ts';

/** The same as `rowText` for a terminal, on which some characters take two columns, and in the language that is spoken: at most `columns` of them. */
export function rowTextInColumns(...[given, wrong, columns]: Parameters<typeof rowText>): ReturnType<typeof rowText> {
  const row = toldRow(given, wrong);
  let room = columns;
  let told = rowText(row, wrong, room);
  for (let over = columnsOf(told.text) - columns; over > 0 && room > 0; over = columnsOf(told.text) - columns) {
    room -= Math.ceil(over / 2);
    told = rowText(row, wrong, room);
  }
  return told;
}
