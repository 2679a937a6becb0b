import type { TraceRow, ViolationResult } from '../result/conformance-result.ts';
import { shortTopic } from '../words/packet-summary.ts';
import { cutMiddle, cutTo } from '../words/plain-text.ts';
import { beginsWithGist } from '../words/tell-message.ts';
import { offendingPart, type Part } from './offending-part.ts';

type Wrong = Pick<ViolationResult, 'expected' | 'actual'>;

/** Shorter pieces stand in too many places. */
const TELLING = 2;
/** So much of what stands before the wrong value is shown with it. */
const BEFORE = 24;

/**
 * The summary of a row in at most `room` characters. What breaks the rule keeps the value that decides, at any place
 * in the message: `part` says where it is in the text.
 */
export function rowText(row: TraceRow, wrong: Wrong, room: number): { readonly text: string; readonly part?: Part } {
  const { offending, summary } = row;
  if (!offending) return { text: cutTo(summary, room) };
  const onTopic = wrongTopic(row, wrong);
  if (onTopic) return around(onTopic.text, onTopic.part, room);
  const part = offendingPart(summary, wrong);
  if (part) return around(summary, part, room);
  const more = fromTheWhole(row, wrong);
  // What a message means stands at its beginning; of what cannot be read, the end may tell as much.
  if (!more) return { text: beginsWithGist(summary) ? cutTo(summary, room) : cutMiddle(summary, room) };
  const text = `${summary} … ${more.text}`;
  return around(text, { at: text.length - more.text.length + more.part.at, length: more.part.length }, room);
}

/** The row with its topic in full, and the first level that is not as expected, if the topic is what breaks the rule. */
function wrongTopic({ topic, summary }: TraceRow, wrong: Wrong): { text: string; part: Part } | undefined {
  if (topic === undefined || topic !== wrong.actual.replace(/^"|"$/g, '')) return undefined;
  const expected = /\/[^\s,"]+/.exec(wrong.expected)?.[0].split('/');
  const levels = topic.split('/');
  const first = levels.findIndex((level, index) => level !== expected?.[index]);
  const level = levels[first];
  if (!expected || !level) return undefined;
  const at = levels.slice(0, first).join('/').length + (first === 0 ? 0 : 1);
  const rest = summary.replace(shortTopic(topic), '').trim();
  return { text: `${topic} ${rest}`.trimEnd(), part: { at, length: level.length } };
}

/** The wrong value with what stands before it, from what the summary abbreviates. */
function fromTheWhole({ topic, payload }: TraceRow, wrong: Wrong): { text: string; part: Part } | undefined {
  const texts = [topic ?? '', payload?.encoding === 'utf-8' ? payload.text.replace(/\s+/g, ' ') : ''];
  for (const text of texts) {
    const part = offendingPart(text, wrong);
    if (!part || part.length < TELLING) continue;
    const from = Math.max(0, part.at - BEFORE, text.lastIndexOf(',', part.at) + 1, text.lastIndexOf('{', part.at) + 1);
    const begin = from > part.at ? part.at : from;
    return { text: text.slice(begin, part.at + part.length), part: { at: part.at - begin, length: part.length } };
  }
  return undefined;
}

/** Cuts out what does not fit, and never the part. */
function around(text: string, part: Part, room: number): { text: string; part?: Part } {
  if (text.length <= room) return { text, part };
  const end = part.at + part.length;
  if (end < room) return { text: `${whole(text.slice(0, room - 1))}…`, part };
  if (part.length + 2 >= room) return { text: cutTo(text.slice(part.at), room) };
  const isLast = end === text.length;
  // Half of what is left goes to the beginning, which says what the message means.
  const left = room - part.length - (isLast ? 1 : 2);
  const before = Math.min(BEFORE, Math.floor(left / 2));
  const head = whole(text.slice(0, left - before));
  const tail = whole(text.slice(part.at - before, end));
  return {
    text: `${head}…${tail}${isLast ? '' : '…'}`,
    part: { at: head.length + 1 + tail.length - part.length, length: part.length },
  };
}

/** Without half a character at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}
