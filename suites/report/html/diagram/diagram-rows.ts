import type { OutputLineResult, TraceRow } from '../../../result/conformance-result.ts';
import { cutTo, wrapped } from '../../../words/plain-text.ts';

/** A row of a sequence diagram. `y` is its upper edge. */
export type DiagramRow = { readonly y: number; readonly height: number } & (
  | { readonly kind: 'message' | 'absence' | 'note'; readonly row: TraceRow; readonly index: number }
  | { readonly kind: 'output'; readonly line: OutputLineResult; readonly shown: readonly string[] }
  | { readonly kind: 'gap'; readonly ms: number }
);

type Unplaced = { readonly t: number } & (
  | { readonly kind: 'message' | 'absence' | 'note'; readonly row: TraceRow; readonly index: number }
  | { readonly kind: 'output'; readonly line: OutputLineResult; readonly shown: readonly string[] }
);

const heights = { message: 46, absence: 46, note: 34, output: 6, gap: 26 } as const;
/** Of a line of output, in pixels: it is wrapped to this number of characters, at most this many times. */
export const LINE = 14;
const COLUMN = 41;
const LINES = 3;
/** Nothing happened for so long: worth a mark on the time axis. */
const GAP = 100;

/**
 * A trace and what the device printed meanwhile, as rows from top to bottom in the order of time. The axis is not to
 * scale, so long silences are separate rows.
 */
export function diagramRows(
  trace: readonly TraceRow[],
  output: readonly OutputLineResult[],
  top: number,
): DiagramRow[] {
  const steps: Unplaced[] = [
    ...trace.map((row, index) => ({ kind: kindOf(row), t: row.t, row, index })),
    ...output.map((line) => ({ kind: 'output' as const, t: line.t, line, shown: shown(line.text) })),
  ].toSorted((a, b) => a.t - b.t);
  const rows: DiagramRow[] = [];
  let y = top;
  let before = steps[0]?.t ?? 0;
  for (const { t, ...step } of steps) {
    if (t - before >= GAP) {
      rows.push({ kind: 'gap', ms: t - before, y, height: heights.gap });
      y += heights.gap;
    }
    const height = heights[step.kind] + (step.kind === 'output' ? step.shown.length * LINE : 0);
    rows.push({ ...step, y, height });
    y += height;
    before = t;
  }
  return rows;
}

function shown(text: string): string[] {
  const lines = wrapped(text, COLUMN);
  return lines.length <= LINES
    ? lines
    : [...lines.slice(0, LINES - 1), cutTo(lines.slice(LINES - 1).join(' '), COLUMN)];
}

/** What goes over the wire is a message, a message that should have come is an absence, all else is a note. */
function kindOf({ from, packet }: TraceRow): 'message' | 'absence' | 'note' {
  if (packet === 'silence') return 'absence';
  const onWire = /^[A-Z]/.test(packet) || packet === 'bytes' || packet === 'open' || packet === 'close';
  return from !== 'harness' && onWire ? 'message' : 'note';
}
