import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { isCapture } from '../../mock-platform/capture/observe-capture.ts';
import type { EntriesLost } from '../../mock-platform/journal/entry-writer.ts';
import { earlierFile, type JournalContinues } from '../../mock-platform/journal/journal-file.ts';
import { JournalFormatError, parseJournal } from '../../mock-platform/journal/ndjson.ts';
import { PlatformError } from '../../mock-platform/platform-error.ts';
import { decodeText } from '../../mock-platform/protocol/decode-text.ts';
import type { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import type { Entry } from '../rules/rule.ts';
import { type CaptureOptions, readCapture } from './read-capture.ts';

export interface Recording {
  readonly kind: 'journal' | 'capture';
  readonly entries: readonly Entry[];
  /** Which one it was read as, where that had to be decided first. */
  readonly generation?: 1 | 2;
  /** What is in it and could not be read, in words. */
  readonly notes: readonly string[];
  /** What is missing of what should be in it, in words: no verdict on it is complete. */
  readonly lacks: readonly string[];
  /** What must not stand in a report of it, where that is known. In a journal it was covered when that was written. */
  readonly secrets?: KnownSecrets;
}

/**
 * Reads what was recorded: a journal (`serve --journal`), or a capture of plain TCP.
 * @throws PlatformError, JournalFormatError, CaptureError: what the user has to put right
 */
export async function readRecording(path: string, options: CaptureOptions = {}): Promise<Recording> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new PlatformError(`The recording ${path} cannot be read: ${why}. Give a journal or a capture.`);
  }
  bytes = unpacked(bytes, path);
  if (isCapture(bytes)) return { kind: 'capture', ...readCapture(bytes, options) };
  const text = decodeText(bytes);
  const first = text.slice(0, 64).trimStart();
  if (!first.startsWith('{')) {
    const expected =
      'expected a journal (one JSON object a line, as serve --journal writes it) or a capture (pcap or pcapng)';
    throw new PlatformError(
      bytes.length === 0
        ? `The recording ${path} is empty: ${expected}. Give one of those.`
        : `The recording ${path} begins with ${JSON.stringify(first.slice(0, 20))}: ${expected}. Give one of those.`,
    );
  }
  return { kind: 'journal', ...upToLoss(await fromTheBeginning(path, linesIn(text, path))) };
}

/** @throws PlatformError when it is not a journal */
function linesIn(text: string, path: string): readonly Line[] {
  try {
    return parseJournal<Line>(text);
  } catch (error) {
    if (!(error instanceof JournalFormatError)) throw error;
    throw new PlatformError(
      `The recording ${path} cannot be read as a journal: ${error.message}\nExpected one JSON object a line, as serve --journal writes it, or a capture (pcap or pcapng).`,
    );
  }
}

/** What a capture is packed to may be so large. */
const mostBytes = 1024 ** 3;

/** @throws PlatformError where it is damaged, or larger than this program reads */
function unpacked(bytes: Buffer, path: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch (error) {
    throw new PlatformError(
      `The recording ${path} is packed by gzip, and cannot be unpacked: ${(error as Error).message}. Unpack it, and give what is in it.`,
    );
  }
}

type Line = Entry | EntriesLost | JournalContinues;

/** With what stands in the file before. @throws PlatformError where the beginning is gone: what would speak for a device may be in it */
async function fromTheBeginning(path: string, lines: readonly Line[]): Promise<readonly (Entry | EntriesLost)[]> {
  const [first] = lines;
  if (first?.type !== 'journal-continues') return lines as readonly (Entry | EntriesLost)[];
  const earlier = earlierFile(path);
  const before = await readFile(earlier, 'utf8').then(parseJournal<Line>, () => undefined);
  if (before && before[0]?.type !== 'journal-continues') return [...before, ...lines.slice(1)] as Entry[];
  throw new PlatformError(
    `The recording ${path} goes on where ${first.after} ends, and ${before ? 'the file before that' : 'that file'} is gone: devices cannot be judged without the beginning. Record again with a larger --journal-file-bytes.`,
  );
}

/** After a gap no device can be judged: what would explain its behaviour may be in the gap. */
function upToLoss(all: readonly (Entry | EntriesLost)[]): Pick<Recording, 'entries' | 'notes' | 'lacks'> {
  const end = all.findIndex(({ type }) => type === 'entries-lost');
  const lost = all[end];
  if (lost?.type !== 'entries-lost') return { entries: all as readonly Entry[], notes: [], lacks: [] };
  const lack = `The journal lacks ${lost.count} entries from number ${lost.seq} on, for which the disk had no time: read up to there.`;
  return { entries: all.slice(0, end) as readonly Entry[], notes: [], lacks: [lack] };
}
