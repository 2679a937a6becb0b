import type { OutputLineResult, TraceRow } from '../../../verdicts/conformance-result.ts';

/** A row of a sequence diagram. `y` is its upper edge. */
export type DiagramRow = { readonly y: number; readonly height: number } & (
  | { readonly kind: 'message' | 'absence' | 'note'; readonly row: TraceRow; readonly index: number }
  | { readonly kind: 'output'; readonly line: OutputLineResult }
  | { readonly kind: 'gap'; readonly ms: number }
);

type Unplaced = { readonly t: number } & (
  | { readonly kind: 'message' | 'absence' | 'note'; readonly row: TraceRow; readonly index: number }
  | { readonly kind: 'output'; readonly line: OutputLineResult }
);

const heights = { message: 46, absence: 46, note: 34, output: 20, gap: 26 } as const;
/** Nothing happened for so long: worth a mark on the time axis. */
const GAP = 100;

/**
 * A trace and what the device printed meanwhile, as rows from top to bottom in the order of time. The axis is not to
 * scale, so long silences are rows of their own.
 */
export function diagramRows(
  trace: readonly TraceRow[],
  output: readonly OutputLineResult[],
  top: number,
): DiagramRow[] {
  const steps: Unplaced[] = [
    ...trace.map((row, index) => ({ kind: kindOf(row), t: row.t, row, index })),
    ...output.map((line) => ({ kind: 'output' as const, t: line.t, line })),
  ].toSorted((a, b) => a.t - b.t);
  const rows: DiagramRow[] = [];
  let y = top;
  let before = steps[0]?.t ?? 0;
  for (const { t, ...step } of steps) {
    if (t - before >= GAP) {
      rows.push({ kind: 'gap', ms: t - before, y, height: heights.gap });
      y += heights.gap;
    }
    rows.push({ ...step, y, height: heights[step.kind] });
    y += heights[step.kind];
    before = t;
  }
  return rows;
}

/** What goes over the wire is a message, a message that should have come is an absence, all else is a note. */
function kindOf({ from, packet }: TraceRow): 'message' | 'absence' | 'note' {
  if (packet === 'silence') return 'absence';
  const onWire = /^[A-Z]/.test(packet) || packet === 'bytes' || packet === 'open' || packet === 'close';
  return from !== 'harness' && onWire ? 'message' : 'note';
}
