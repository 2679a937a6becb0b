import { isUtf8 } from 'node:buffer';
import { decodeText, isGbk } from '../protocol/decode-text.ts';
import { readJson } from '../protocol/read-json.ts';
import { FileValue, type Spelling } from './file-value.ts';
import type { ModelFiles } from './model-files.ts';
import type { ProductModelProblem } from './product-model-error.ts';

/** Reads one of a model's files with `read`. Undefined when something is wrong with it, which is added to `problems`. */
export async function readModelFile<T>(
  read: (file: FileValue) => T,
  files: Pick<ModelFiles, 'read'>,
  file: string,
  problems: ProductModelProblem[],
  spelling?: Spelling,
): Promise<T | undefined> {
  const bytes = await files.read(file).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    const found = bytes.code ?? bytes.message;
    problems.push({ file, found, expected: 'a readable file', advice: 'Check its permissions.' });
    return undefined;
  }
  const { value, unreadable } = readJson(inUtf8(bytes));
  if (unreadable !== undefined) {
    problems.push({ file, found: unreadable, expected: 'a JSON text in UTF-8', advice: 'Correct the text.' });
    return undefined;
  }
  const content = FileValue.of(value, spelling);
  const found = read(content);
  if (content.complaints.length === 0) return found;
  problems.push(...content.complaints.map((complaint) => ({ file, ...complaint })));
  return undefined;
}

/** What editors of Windows save, in China in GBK, as UTF-8 without a byte order mark; what is ill-formed stays as it is. */
function inUtf8(bytes: Buffer): Buffer {
  if (isUtf8(bytes) && !bytes.includes(0)) return withoutByteOrderMark(bytes);
  if (isGbk(bytes)) return Buffer.from(new TextDecoder('gbk').decode(bytes));
  return bytes.includes(0) ? Buffer.from(decodeText(bytes)) : bytes;
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? bytes.subarray(3) : bytes;
}
