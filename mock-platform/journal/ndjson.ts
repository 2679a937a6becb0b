import { readEarlierEntry } from '../generations/v1/read-earlier-entry.ts';
import { UsageError } from '../usage-error.ts';
import type { Stamp } from './events.ts';

/** A line of a journal file cannot be read. The message has line number, value and expectation. */
export class JournalFormatError extends UsageError {
  override readonly name = 'JournalFormatError';
}

/** The member under which bytes stand in JSON, as base64. */
const bytesKey = '$base64';

/** One entry as one line, with its line end. Bytes become `{"$base64": "…"}`. */
export function formatEntry(entry: Stamp): string {
  return `${JSON.stringify(entry, (_key, value) => {
    if (value instanceof Uint8Array) return { [bytesKey]: Buffer.from(value).toString('base64') };
    // A Buffer's toJSON has run before the replacer sees it.
    if (value?.type === 'Buffer' && Array.isArray(value.data)) {
      return { [bytesKey]: Buffer.from(value.data).toString('base64') };
    }
    return value;
  })}\n`;
}

/**
 * The entries of a journal file, in order. An unfinished last line, as a crash leaves it, is passed over.
 * @throws JournalFormatError when a line is not a journal entry
 */
export function parseJournal<E extends Stamp & { readonly type: string }>(text: string): E[] {
  const lines = text.split('\n');
  const unfinished = lines.pop();
  const entries = lines.flatMap((line, index) => (line.trim() === '' ? [] : [parseEntry<E>(line, index + 1)]));
  if (unfinished?.trim()) {
    try {
      entries.push(parseEntry<E>(unfinished, lines.length + 1));
    } catch (error) {
      if (!(error instanceof JournalFormatError)) throw error;
    }
  }
  return entries;
}

function parseEntry<E>(line: string, number: number): E {
  let entry: unknown;
  try {
    entry = JSON.parse(line, (_key, value) =>
      typeof value?.[bytesKey] === 'string' ? new Uint8Array(Buffer.from(value[bytesKey], 'base64')) : value,
    );
  } catch (error) {
    throw new JournalFormatError(`Line ${number} is not JSON (${(error as Error).message}): ${abbreviate(line)}`);
  }
  const { seq, at, wall, type } = (entry ?? {}) as Record<string, unknown>;
  const isStamped = [seq, at, wall].every((member) => typeof member === 'number');
  if (typeof type !== 'string' || !isStamped || Number.isNaN(new Date(wall as number).getTime())) {
    throw new JournalFormatError(
      `Line ${number} is not a journal entry: expected an object with numbers seq, at and wall, the last of them a date, and a string type, got ${abbreviate(line)}`,
    );
  }
  return readEarlierEntry(entry as Stamp & { readonly type: string }) as E;
}

function abbreviate(line: string): string {
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
