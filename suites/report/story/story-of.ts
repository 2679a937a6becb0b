import type { TraceRow, ViolationResult } from '../../result/conformance-result.ts';
import { messageInWords } from '../../words/tell-message.ts';
import { stageInWords } from './stage-in-words.ts';

/** One numbered step of what happened. */
export interface StoryStep {
  readonly text: string;
  /** Its parts: who does what, what that carries, and on which connection where there are several. */
  readonly parts: { readonly head: string; readonly what: string; readonly on: string };
  /** What it carries is a message, or what was told beside the wire, which has its Chinese. */
  readonly isMessage: boolean;
  /** Milliseconds since the scenario began. */
  readonly t: number;
  /** The step that breaks the rule. */
  readonly offending?: true;
}

/** Acknowledgements and pings carry no story unless they are what breaks the rule. */
const silent = new Set(['PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'PINGREQ', 'PINGRESP', 'UNSUBACK']);

/** A trace told step by step, in whole sentences. */
export function storyOf({ trace }: Pick<ViolationResult, 'trace'>): StoryStep[] {
  const several = new Set(trace.flatMap(({ connection }) => connection ?? [])).size > 1;
  return trace
    .filter(({ packet, offending }) => offending || !silent.has(packet))
    .map((row) => [row, sentence(row)] as const)
    .map(([row, [head, what = '']]) => ({
      parts: { head, what, on: several ? connectionOf(row) : '' },
      isMessage: row.packet === 'PUBLISH',
      t: row.t,
      ...(row.offending && { offending: true as const }),
    }))
    .map((step) => ({ ...step, text: textOf(step.parts) }));
}

function textOf({ head, what, on }: StoryStep['parts']): string {
  return [what === '' ? head : `${head}: ${what}`, on].filter((part) => part !== '').join(' ');
}

function connectionOf(row: TraceRow): string {
  return row.connection === undefined || namesConnection(row) ? '' : `(connection ${row.connection})`;
}

/** It says itself which connection it opens or closes. */
function namesConnection({ packet, summary }: TraceRow): boolean {
  return (packet === 'open' || packet === 'close') && summary.startsWith('connection ');
}

function sentence(row: TraceRow): readonly [head: string, what?: string] {
  const { from, packet, summary, payload, manner } = row;
  if (from === 'harness') return suite(packet, summary);
  if (packet === 'silence') return ['The device is silent', summary];
  if (packet === 'listener') return ['The platform changes its listener', summary];
  if (packet === 'exit') return [`The device ${summary}`];
  if (packet === 'report') return ["The device's adapter says that it has reported", summary];
  const who = from === 'device' ? 'The device' : 'The platform';
  if (namesConnection(row)) return [`${who} ${packet === 'open' ? 'opens' : 'closes'} ${summary}`];
  const meaning = packet === 'PUBLISH' && payload ? messageInWords(payload, from) : undefined;
  if (meaning) return [`${who} ${meaning}${manner === undefined ? '' : `, ${manner}`}`];
  // What a summary abbreviates may be just what is wrong.
  const what = row.offending && packet.endsWith('SUBSCRIBE') && row.topic !== undefined ? row.topic : summary;
  return [`${who} ${verb(packet)}`, what];
}

function suite(packet: string, summary: string): readonly [head: string, what?: string] {
  switch (packet) {
    case 'start':
      return ['The suite starts the device'];
    case 'stop':
      return ['The suite asks the device to stop'];
    case 'report':
      return ['The suite asks for a report', summary];
    default:
      return [summary.includes(': ') ? `The stage “${summary.replace(': ', '” is ')}` : stageInWords(summary)];
  }
}

function verb(packet: string): string {
  switch (packet) {
    case 'open':
      return 'opens a connection';
    case 'close':
      return 'closes a connection';
    case 'bytes':
      return 'sends bytes that MQTT does not allow';
    case 'TLS':
      return 'shakes hands for TLS';
    default:
      return `sends ${packet}`;
  }
}
