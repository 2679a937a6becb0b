import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { replaceFile } from '../../mock-platform/replace-file.ts';
import { type ConformanceResult, conformanceResult } from '../result/conformance-result.ts';

/**
 * Writes `conformance.json` into `directory`, which is made if it is missing. A reader never sees half a file.
 * @returns the path of the file
 */
export async function writeJsonReport(result: ConformanceResult, directory: string): Promise<string> {
  const file = join(directory, 'conformance.json');
  await mkdir(directory, { recursive: true });
  await replaceFile(file, `${JSON.stringify(result, null, 2)}\n`);
  return file;
}

/** Reads a report back. Throws when the file is missing or is not a report of this version. */
export async function readJsonReport(file: string): Promise<ConformanceResult> {
  return conformanceResult.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** Why `readJsonReport` threw, in a sentence. */
export function whyUnread(error: unknown): string {
  if (error instanceof SyntaxError) return 'It is not JSON.';
  if (!(error instanceof z.ZodError)) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return 'There is no such file.';
    if (code === 'EISDIR') return 'It is a folder.';
    return `It cannot be read (${code ?? error}).`;
  }
  const [issue] = error.issues;
  const at = issue?.path.join('.') ?? '';
  if (at === 'schemaVersion') return 'Its schemaVersion is another: this release reads 1.';
  return at === '' ? `It is none: ${issue?.message}.` : `It is none: ${at}: ${issue?.message}.`;
}

/** The published JSON Schema (draft 2020-12) of the report. Members that it does not name are allowed: later versions add some. */
export function jsonReportSchema(): object {
  return z.toJSONSchema(conformanceResult, { io: 'input' });
}
