import { retold } from '../../mock-platform/language/retold.ts';
import type { TraceRow, ViolationResult } from '../result/conformance-result.ts';
import { offendingPart } from './offending-part.ts';
import { tell } from './texts.ts';

/** What a trace calls rows that are no packets. */
const names = ['silence', 'exit', 'stage', 'start', 'stop', 'report', 'listener', 'open', 'close', 'bytes'] as const;

/** How a row is called, in the language that is spoken. Packets have the names of MQTT. */
export function rowName({ packet }: TraceRow): string {
  const name = names.find((one) => one === packet);
  return name === undefined ? packet : tell(`row.${name}`);
}

/** A row in the language that is spoken. A message stays as it was sent, and so does what holds the part that is wrong. */
export function toldRow(row: TraceRow, wrong: Pick<ViolationResult, 'expected' | 'actual'>): TraceRow {
  if (row.packet === 'PUBLISH' || (row.offending && offendingPart(row.summary, wrong))) return row;
  return { ...row, summary: retold(row.summary) };
}
