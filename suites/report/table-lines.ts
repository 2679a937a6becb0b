import { columnsOf, padded } from '../words/columns.ts';
import { wrapped } from '../words/plain-text.ts';
import type { CatalogueLook } from './catalogue-page.ts';

/** Columns that are left for what stands in the last cell, at least. */
const least = 20;

/** The rows of a table in Markdown as columns of a terminal, the last one wrapped; without its head where that is empty. */
export function tableLines(rows: readonly string[], { paint, width }: CatalogueLook): string[] {
  const cells = rows.map(cellsOf).filter((row) => row.some((cell) => !/^:?-*:?$/.test(cell)));
  const first = cells.map((row) => row.slice(0, -1).join('  '));
  const nameWidth = Math.min(Math.max(...first.map(columnsOf)), Math.max(0, width - least)) + 2;
  return cells.flatMap((row, at) =>
    wrapped(row.at(-1) ?? '', Math.max(least, width - nameWidth)).map((line, part) => {
      return `${paint('dim', padded(part === 0 ? (first[at] ?? '') : '', nameWidth))}${line}`;
    }),
  );
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
