const ESC = '\u001b';
const sequence = new RegExp(`${ESC}\\[[\\d;?]*[A-Za-z]|.`, 'gsu');

/**
 * For tests: what stands on a terminal in the end, after all that was written to it. It knows what our output needs:
 * carriage return, line feed, clearing a line, and lines that are longer than the terminal is wide.
 */
export function screenOf(written: string, columns: number): string {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  for (const [token] of written.matchAll(sequence)) {
    if (token === '\r') column = 0;
    else if (token === '\n') [row, column] = [row + 1, 0];
    else if (token === `${ESC}[2K`) rows[row] = [];
    else if (!token.startsWith(ESC)) {
      if (column === columns) [row, column] = [row + 1, 0];
      rows[row] ??= [];
      const line = rows[row] as string[];
      while (line.length < column) line.push(' ');
      line[column] = token;
      column += 1;
    }
    rows[row] ??= [];
  }
  return rows.map((line) => line.join('').trimEnd()).join('\n');
}
