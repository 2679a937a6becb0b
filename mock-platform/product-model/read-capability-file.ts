import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { readJson } from '../protocol/read-json.ts';
import { memberPath } from './json-path.ts';
import type { ProductModelProblem } from './product-model-error.ts';

/** Reads one capability file after its schema. Undefined when something is wrong with it, which is added to `problems`. */
export async function readCapabilityFile<T>(
  schema: z.ZodType<T>,
  folder: string,
  file: string,
  problems: ProductModelProblem[],
): Promise<T | undefined> {
  const bytes = await readFile(join(folder, file)).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    const found = bytes.code ?? bytes.message;
    problems.push({ file, found, expected: 'a readable file', advice: 'Check its permissions.' });
    return undefined;
  }
  const { value, unreadable } = readJson(withoutByteOrderMark(bytes));
  if (unreadable !== undefined) {
    problems.push({ file, found: unreadable, expected: 'a JSON text in UTF-8', advice: 'Correct the text.' });
    return undefined;
  }
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  problems.push(...read.error.issues.map((issue) => problemOf(issue, file, value)));
  return undefined;
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? bytes.subarray(3) : bytes;
}

/** The schemas' messages say what was expected. */
function problemOf(issue: z.core.$ZodIssue, file: string, value: unknown): ProductModelProblem {
  const { path, message } = issue;
  const actual = path.reduce(
    (inside, key) => (inside as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  );
  const text = JSON.stringify(actual) ?? 'nothing';
  return {
    file,
    path: path.reduce<string>(memberPath, '$'),
    found: text.length <= 80 ? text : `${text.slice(0, 80)}…`,
    expected: message,
    advice: (issue.code === 'custom' && issue.params?.advice) || (actual === undefined ? 'Add it.' : 'Correct it.'),
  };
}
