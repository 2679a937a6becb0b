import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type ConformanceResult, conformanceResult } from '../verdicts/conformance-result.ts';

/**
 * Writes `conformance.json` into `directory`, which is made if it is missing. A reader never sees half a file.
 * @returns the path of the file
 */
export async function writeJsonReport(result: ConformanceResult, directory: string): Promise<string> {
  const file = join(directory, 'conformance.json');
  const draft = `${file}.${process.pid}.tmp`;
  await mkdir(directory, { recursive: true });
  await writeFile(draft, `${JSON.stringify(result, null, 2)}\n`);
  await rename(draft, file);
  return file;
}

/** Reads a report back. Throws when the file is missing or is no report of this version. */
export async function readJsonReport(file: string): Promise<ConformanceResult> {
  return conformanceResult.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** The published JSON Schema (draft 2020-12) of the report. Members that it does not name are allowed: later versions add some. */
export function jsonReportSchema(): object {
  return z.toJSONSchema(conformanceResult, { io: 'input' });
}
