import { randomUUID } from 'node:crypto';
import { readEarlierEntry } from '../generations/v1/read-earlier-entry.ts';
import { UsageError } from '../usage-error.ts';
import type { Stamp } from './events.ts';
import { jsonInPieces } from './json-in-pieces.ts';

/** A line of a journal file cannot be read. The message has line number, value and expectation. */
export class JournalFormatError extends UsageError {
  override readonly name = 'JournalFormatError';
}

/** The member under which bytes stand in JSON, as base64. */
const bytesKey = '$base64';

/** Longer bytes than this are written piece by piece, of a length without a rest in base64. */
const longBytes = 48 * 1024;
/** Stands for long bytes on the way. Nobody can know it, so that nobody can write it. */
const placeholder = randomUUID();

/**
 * One entry as one line, with its line end. Bytes become `{"$base64": "…"}`.
 *
 * @example
 * import { writeFileSync } from 'node:fs';
 * import { formatEntry, MockPlatform } from 'huawei-iot-conformance';
 *
 * const platform = await MockPlatform.start();
 * writeFileSync('journal.ndjson', platform.journal.entries.map(formatEntry).join(''));
 * await platform.stop();
 */
export function formatEntry(entry: Stamp): string {
  return [...formatInPieces(entry)].join('');
}

/** The same in pieces: a line may have 10 MB, which nobody should have to wait for, or to have in memory twice. */
export function* formatInPieces(entry: Stamp): Generator<string, void> {
  let piece = '';
  for (const next of withLongBytes(entry)) {
    if (piece !== '') yield piece;
    piece = next;
  }
  yield `${piece}\n`;
}

function* withLongBytes(entry: Stamp): Generator<string, void> {
  const long: Uint8Array[] = [];
  for (const piece of jsonInPieces(entry, (value) => JSON.stringify(withoutBytes(value, long)))) {
    const [first = '', ...rest] = long.length === 0 ? [piece] : piece.split(placeholder);
    yield first;
    for (const [index, text] of rest.entries()) {
      const { buffer, byteOffset, length } = long[index] as Uint8Array;
      const bytes = Buffer.from(buffer, byteOffset, length);
      for (let at = 0; at < length; at += longBytes) yield bytes.toString('base64', at, at + longBytes);
      yield text;
    }
    long.length = 0;
  }
}

/** The same value if there are no bytes in it. Before `JSON.stringify` sees it: that would make a list of numbers of a Buffer. */
function withoutBytes(value: unknown, long: Uint8Array[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) {
    const { buffer, byteOffset, length } = value;
    if (length <= longBytes) return { [bytesKey]: Buffer.from(buffer, byteOffset, length).toString('base64') };
    long.push(value);
    return { [bytesKey]: placeholder };
  }
  // Of most values nothing changes: they are not copied. A copy has a member that is called `__proto__` as its own, too.
  if (Array.isArray(value)) {
    let converted: unknown[] | undefined;
    for (let at = 0; at < value.length; at += 1) {
      const one = withoutBytes(value[at], long);
      if (one === value[at]) continue;
      converted ??= [...value];
      converted[at] = one;
    }
    return converted ?? value;
  }
  let changed: Record<string, unknown> | undefined;
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members)) {
    const converted = withoutBytes(members[name], long);
    if (converted === members[name]) continue;
    changed ??= { ...members };
    changed[name] = converted;
  }
  return changed ?? value;
}

/**
 * The entries of a journal file, in order. An unfinished last line, as a crash leaves it, is passed over.
 * @throws JournalFormatError when a line is not a journal entry
 * @example
 * import { readFileSync } from 'node:fs';
 * import { type PlatformEntry, parseJournal } from 'huawei-iot-conformance';
 *
 * const entries = parseJournal<PlatformEntry>(readFileSync('journal.ndjson', 'utf8'));
 * console.log(entries.filter(({ type }) => type === 'published').length);
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
