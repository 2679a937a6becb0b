import type { OutputLine } from '../device/device.ts';
import type { OutputLineResult, TraceRow } from '../result/conformance-result.ts';
import type { Entry } from '../rules/rule.ts';
import { masked } from '../words/payload-text.ts';
import { cutTo, visible } from '../words/plain-text.ts';

const KEPT = 40;
const LONGEST = 300;
/** A device may print a little before it sends, and its line takes a moment to arrive. */
const MARGIN = 100;

/**
 * What the device printed about the time of a trace, on the clock of the trace. Lines are stamped when they arrive here,
 * in whole milliseconds: between two lines and packets of the same millisecond the order is not known.
 */
export function outputBeside(
  trace: readonly TraceRow[],
  output: readonly OutputLine[],
  journal: readonly Entry[],
): OutputLineResult[] {
  const [start] = journal;
  const [first] = trace;
  const last = trace.at(-1);
  if (!start || !first || !last) return [];
  const lines = output.map(({ wall, stream, text }) => ({ t: wall - start.wall + Math.round(start.at), stream, text }));
  return lines
    .filter(({ t }) => t >= first.t - MARGIN && t <= last.t + MARGIN)
    .slice(-KEPT)
    .map((line) => ({ ...line, text: cutTo(visible(masked(line.text.replaceAll('\t', '  '))), LONGEST) }));
}
