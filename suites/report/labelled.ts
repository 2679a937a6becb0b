import { columnsOf } from '../words/columns.ts';
import type { Paint } from './paint.ts';

/** The names in front of the last lines, and what stands behind them, are in two columns. */
const columns = 8;

/** A name in front of a line, with the space behind it. */
export function labelled(name: string, paint: Paint): string {
  return `${paint('dim', name)}${' '.repeat(Math.max(1, columns - columnsOf(name)))}`;
}
