import type { TraceRow, ViolationResult } from '../result/conformance-result.ts';
import type { Page } from './page.ts';
import { rowText } from './row-text.ts';

const origins = { device: 'device →', platform: 'device ←', harness: 'harness ' } as const;

/** A trace as rows with arrows, the offending one marked with `>`. Connections are named where there are several. */
export function traceLines(
  rows: readonly TraceRow[],
  violation: Pick<ViolationResult, 'expected' | 'actual'>,
  { paint, width }: Pick<Page, 'paint' | 'width'>,
): string[] {
  const times = rows.map(({ t }) => `${t.toFixed(1)} ms`);
  const timeWidth = Math.max(0, ...times.map(({ length }) => length));
  const packetWidth = Math.max(0, ...rows.map(({ packet }) => packet.length));
  const connections = rows.map(({ connection }) => (connection === undefined ? '' : `#${connection}`));
  const several = new Set(connections.filter((name) => name !== '')).size > 1;
  const connectionWidth = Math.max(0, ...connections.map(({ length }) => length));
  return rows.map((row, i) => {
    const { from, packet, offending } = row;
    const head = [
      offending ? '>' : ' ',
      times[i]?.padStart(timeWidth),
      ...(several ? [connections[i]?.padEnd(connectionWidth)] : []),
      origins[from],
      packet.padEnd(packetWidth),
      '',
    ].join(' ');
    const line = `${head}${rowText(row, violation, width - head.length).text}`.trimEnd();
    return offending ? paint('bold', line) : paint('dim', line);
  });
}
