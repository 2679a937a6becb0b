import type { TraceRow, ViolationResult } from '../result/conformance-result.ts';
import { columnsOf, padded } from '../words/columns.ts';
import type { Page } from './page.ts';
import { rowTextInColumns } from './row-text-in-columns.ts';
import { tell } from './texts.ts';
import { rowName } from './told-row.ts';

/** Between the two life lines, and between those of a narrow page. */
const wide = 19;
const narrow = 15;
/** What is left for a message beside them. */
const fewest = 40;
/** What has no direction: it happens beside the wire. */
const undirected: ReadonlySet<string> = new Set(['silence', 'exit', 'stage', 'start', 'stop', 'report', 'listener']);

/**
 * A trace as a sequence diagram: device on the left, platform on the right, time downwards, an arrow for each packet with
 * what it carried beside it. The offending row is marked with `>`, and under it the part that is wrong, where it stands there.
 */
export function sequenceDiagram(
  rows: readonly TraceRow[],
  violation: Pick<ViolationResult, 'expected' | 'actual'>,
  { paint, width }: Pick<Page, 'paint' | 'width'>,
): string[] {
  if (rows.length === 0) return [];
  const times = rows.map(({ t }) => `${t.toFixed(1)} ms`);
  const timeWidth = Math.max(...times.map(({ length }) => length));
  const connections = new Set(rows.flatMap(({ connection }) => connection ?? []));
  const indent = ' '.repeat(timeWidth + 3);
  const span = width - timeWidth - wide - 6 < fewest ? narrow : wide;
  const lines = rows.flatMap((row, index) => {
    const { offending, connection } = row;
    const number = connections.size > 1 && connection !== undefined ? `#${connection} ` : '';
    const head = `${offending ? '>' : ' '} ${times[index]?.padStart(timeWidth)} │${arrow(row, span)}│ ${number}`;
    const { text, part } = rowTextInColumns(row, violation, width - head.length);
    const line = `${head}${text}`.trimEnd();
    if (!offending) return [paint('dim', line)];
    const mark = part
      ? [
          paint(
            'bold',
            `${' '.repeat(head.length + columnsOf(text.slice(0, part.at)))}${'^'.repeat(columnsOf(text.slice(part.at, part.at + part.length)))}`,
          ),
        ]
      : [];
    return [paint('bold', line), ...mark];
  });
  const [device, platform] = [tell('trace.device'), tell('trace.platform')];
  const between = ' '.repeat(span + 2 - columnsOf(device) - columnsOf(platform));
  return [paint('dim', `${indent}${device}${between}${platform}`), ...lines];
}

function arrow(row: TraceRow, span: number): string {
  const { from, packet } = row;
  const name = ` ${rowName(row)} `.slice(0, span - 4);
  if (from === 'harness' || undirected.has(packet)) {
    const left = Math.floor((span - columnsOf(name)) / 2);
    return padded(`${' '.repeat(left)}${name}`, span);
  }
  const shaft = `──${name}${'─'.repeat(Math.max(0, span - 3 - columnsOf(name)))}`;
  return from === 'device' ? `${shaft}►` : `◄${shaft}`;
}
