import { columnsOf } from '../words/columns.ts';
import { rowText } from './row-text.ts';

/** The same as `rowText` for a terminal, on which some characters take two columns: at most `columns` of them. */
export function rowTextInColumns(...[row, wrong, columns]: Parameters<typeof rowText>): ReturnType<typeof rowText> {
  let room = columns;
  let told = rowText(row, wrong, room);
  for (let over = columnsOf(told.text) - columns; over > 0 && room > 0; over = columnsOf(told.text) - columns) {
    room -= Math.ceil(over / 2);
    told = rowText(row, wrong, room);
  }
  return told;
}
