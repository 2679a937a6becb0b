import { readFile } from 'node:fs/promises';
import { StateError, unusable } from './state-error.ts';
import { type Change, headerLine, parseLine } from './state-line.ts';

/** Values by kind and key. */
export type Entries = Map<string, Map<string, unknown>>;

export interface ReadState {
  readonly entries: Entries;
  /** Changes in the file, those that others have overtaken included. */
  readonly changes: number;
  /** Bytes that are whole. */
  readonly length: number;
  /** Bytes after them: what was being written when the process ended, and acknowledged to nobody. */
  readonly torn: number;
}

/**
 * Reads a state file; undefined when there is none.
 * @throws StateError when it is no state file, or damaged before its last line
 */
export async function readState(path: string): Promise<ReadState | undefined> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw unusable(path, error);
  });
  if (!bytes || bytes.length === 0) return undefined;
  const header = Buffer.from(headerLine);
  if (!bytes.subarray(0, header.length).equals(header)) {
    throw new StateError(
      `"${path}" is no state file of this version: its first line is not ${headerLine.trim()}. Give another file; this one is left as it is.`,
    );
  }
  const entries: Entries = new Map();
  let length = header.length;
  let changes = 0;
  for (let number = 2; length < bytes.length; number += 1) {
    const end = bytes.indexOf(0x0a, length);
    const line = end < 0 ? undefined : parseLine(bytes.toString('utf8', length, end));
    if (!line) {
      if (end >= 0 && end < bytes.length - 1) throw damaged(path, number);
      break;
    }
    for (const change of line) apply(entries, change);
    changes += line.length;
    length = end + 1;
  }
  return { entries, changes, length, torn: bytes.length - length };
}

export function apply(entries: Entries, [verb, kind, key, value]: Change): void {
  const ofKind = entries.get(kind) ?? new Map<string, unknown>();
  entries.set(kind, ofKind);
  if (verb === 'put') ofKind.set(key, value);
  else ofKind.delete(key);
}

function damaged(path: string, number: number): StateError {
  return new StateError(
    `State file "${path}" is damaged: the checksum of line ${number} is wrong, and lines follow it. Restore the file from a copy, or take that line out to go on without its changes.`,
  );
}
