import type { TraceRow, ViolationResult } from '../result/conformance-result.ts';
import { columnsOf, padded } from '../words/columns.ts';
import type { Page } from './page.ts';
import { rowTextInColumns } from './row-text-in-columns.ts';
import { tell } from './texts.ts';
import { rowName } from './told-row.ts';

const origins = { device: 'trace.fromDevice', platform: 'trace.toDevice', harness: 'trace.harness' } as const;

/** A trace as rows with arrows, the offending one marked with `>`. Connections are named where there are several. */
export function traceLines(
  rows: readonly TraceRow[],
  violation: Pick<ViolationResult, 'expected' | 'actual'>,
  { paint, width }: Pick<Page, 'paint' | 'width'>,
): string[] {
  const times = rows.map(({ t }) => `${t.toFixed(1)} ms`);
  const timeWidth = Math.max(0, ...times.map(({ length }) => length));
  const packetWidth = Math.max(0, ...rows.map((row) => columnsOf(rowName(row))));
  const connections = rows.map(({ connection }) => (connection === undefined ? '' : `#${connection}`));
  const several = new Set(connections.filter((name) => name !== '')).size > 1;
  const connectionWidth = Math.max(0, ...connections.map(({ length }) => length));
  return rows.map((row, i) => {
    const { from, offending } = row;
    const head = [
      offending ? '>' : ' ',
      times[i]?.padStart(timeWidth),
      ...(several ? [connections[i]?.padEnd(connectionWidth)] : []),
      tell(origins[from]),
      padded(rowName(row), packetWidth),
      '',
    ].join(' ');
    const line = `${head}${rowTextInColumns(row, violation, width - columnsOf(head)).text}`.trimEnd();
    return offending ? paint('bold', line) : paint('dim', line);
  });
}
