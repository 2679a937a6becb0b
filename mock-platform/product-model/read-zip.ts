import { inflateRawSync } from 'node:zlib';

/** One file in a zip. */
export interface ZippedFile {
  /** With `/`, relative to the root of the zip. */
  readonly path: string;
  /** Unpacks it. @throws ZipError when it is damaged, encrypted, or larger than `mostBytes` */
  readonly read: (mostBytes: number) => Buffer;
}

/** The file is not a zip that can be read. The message completes "the zip …". */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** A comment of 65535 bytes may stand behind the end of the directory. */
const longestEnd = 22 + 0xffff;
const mostFiles = 10_000;

/** Does it begin as a zip does? */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && [3, 5].includes(bytes[2] ?? 0);
}

/**
 * The files of a zip, by its directory; nothing is unpacked before it is read.
 * @throws ZipError
 */
export function filesInZip(zip: Buffer): ZippedFile[] {
  try {
    return directoryOf(zip);
  } catch (error) {
    if (error instanceof RangeError) throw new ZipError('is damaged or cut off');
    throw error;
  }
}

function directoryOf(zip: Buffer): ZippedFile[] {
  const end = endIn(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > mostFiles) throw new ZipError(`holds more than ${mostFiles} files`);
  const files: ZippedFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (zip.readUInt32LE(at) !== directoryEntry) throw new ZipError('is damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const name = zip.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString();
    const entry = {
      flags: zip.readUInt16LE(at + 8),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      header: zip.readUInt32LE(at + 42),
    };
    const path = name.replaceAll('\\', '/');
    if (!path.endsWith('/')) files.push({ path, read: (mostBytes) => unpack(zip, path, entry, mostBytes) });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
  }
  return files;
}

function endIn(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - longestEnd); at--) {
    if (zip.readUInt32LE(at) === endOfDirectory) return at;
  }
  throw new ZipError('is cut off: it has no directory at its end');
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly header: number;
}

function unpack(zip: Buffer, path: string, { flags, method, packed, header }: Entry, mostBytes: number): Buffer {
  if (flags & 1) throw new ZipError(`is encrypted: ${path} cannot be read`);
  try {
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const bytes = zip.subarray(start, start + packed);
    if (bytes.length < packed) throw new RangeError();
    if (method === 8) return inflateRawSync(bytes, { maxOutputLength: mostBytes });
    if (method === 0 && packed <= mostBytes) return bytes;
  } catch {
    throw new ZipError(`is damaged, or ${path} in it is larger than ${mostBytes} bytes`);
  }
  throw new ZipError(
    method === 0
      ? `holds a ${path} of more than ${mostBytes} bytes`
      : `packs ${path} by method ${method}, which is not supported`,
  );
}
