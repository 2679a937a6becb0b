import { StateError } from './state-error.ts';
import { type Change, headerLine, parseLine } from './state-line.ts';

/** Values by kind and key. */
export type Entries = Map<string, Map<string, unknown>>;

export interface ReadState {
  readonly entries: Entries;
  /** Changes in the file, those that others have overtaken included. */
  readonly changes: number;
  /** Bytes that are whole; 0 when there is not even a header. */
  readonly length: number;
  /** Bytes after them, in a last line that cannot be read. */
  readonly torn: number;
  /** That line has its end: it was written, and what it said may have been acknowledged. Without an end it was not acknowledged. */
  readonly damaged: boolean;
}

/** What a new file holds. */
const nothing: ReadState = { entries: new Map(), changes: 0, length: 0, torn: 0, damaged: false };

/**
 * Reads what a state file holds. One that is empty, or was cut off in its first line, holds nothing yet.
 * @throws StateError when it is not a state file, or damaged before its last line
 */
export function readState(path: string, bytes: Buffer): ReadState {
  const header = Buffer.from(headerLine);
  if (bytes.length < header.length && header.subarray(0, bytes.length).equals(bytes)) {
    return { ...nothing, entries: new Map() };
  }
  if (!bytes.subarray(0, header.length).equals(header)) {
    throw new StateError(
      `"${path}" is not a state file of this version: its first line is not ${headerLine.trim()}. Give another file; this one is left as it is.`,
    );
  }
  const entries: Entries = new Map();
  let length = header.length;
  let changes = 0;
  let damaged = false;
  for (let number = 2; length < bytes.length; number += 1) {
    const end = bytes.indexOf(0x0a, length);
    const line = end < 0 ? undefined : parseLine(bytes.toString('utf8', length, end));
    if (!line) {
      if (end >= 0 && end < bytes.length - 1) throw damagedAt(path, number);
      damaged = end >= 0;
      break;
    }
    for (const change of line) apply(entries, change);
    changes += line.length;
    length = end + 1;
  }
  return { entries, changes, length, torn: bytes.length - length, damaged };
}

export function apply(entries: Entries, [verb, kind, key, value]: Change): void {
  const ofKind = entries.get(kind) ?? new Map<string, unknown>();
  entries.set(kind, ofKind);
  if (verb === 'put') ofKind.set(key, value);
  else ofKind.delete(key);
}

function damagedAt(path: string, number: number): StateError {
  return new StateError(
    `State file "${path}" is damaged: the checksum of line ${number} is wrong, and lines follow it. Restore the file from a copy, or take that line out to go on without its changes.`,
  );
}
