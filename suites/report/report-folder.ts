import { randomBytes } from 'node:crypto';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { whyUnwritable } from '../../mock-platform/why-unwritable.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { type ExitCode, exitCodes } from '../verdicts/exit-code.ts';

/** Where a replay writes its reports: those of the run that it comes from stay as they are. */
export function replayFolder(reportDir: string): string {
  return join(reportDir, 'replay');
}

/** So much is written to try a folder: a full disk often takes an empty file. */
const probeBytes = 65_536;

/** Tries to write into the folder, which is made if it is missing. @throws ConfigurationError when that fails */
export async function assertReportFolder(directory: string): Promise<void> {
  const probe = join(directory, `.${randomBytes(6).toString('hex')}.tmp`);
  const why = await whyUnwritten(directory, async () => {
    try {
      await writeFile(probe, randomBytes(probeBytes));
    } finally {
      await rm(probe, { force: true });
    }
  });
  if (why !== undefined) throw new ConfigurationError([why]);
}

/** Makes the folder and writes into it. Returns what kept it from that, in words, and what to do. */
export async function whyUnwritten(directory: string, write: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await mkdir(directory, { recursive: true });
    await write();
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const folder = relative('', directory) || directory;
    const name = folder.startsWith('..') ? directory : folder;
    const why = await reason(directory, name, error as NodeJS.ErrnoException);
    return `The reports cannot be written to ${name}: ${why}. Give another folder: --report-dir, or REPORT_DIR.`;
  }
}

/** The exit code that a run deserves: what kept the reports from being written is never a broken rule. */
export function exitCodeWith(unwritten: string | undefined, code: ExitCode): ExitCode {
  return unwritten !== undefined && code === exitCodes.conforms ? exitCodes.usage : code;
}

async function reason(directory: string, name: string, error: NodeJS.ErrnoException): Promise<string> {
  const file = await fileOnTheWay(directory);
  if (file !== undefined) return file === directory ? 'it is a file' : `${relative('', file)} is a file`;
  return whyUnwritable(error).replace(directory, name);
}

/** The folder itself, or one above it, that is a file. */
async function fileOnTheWay(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found) return found.isDirectory() ? undefined : path;
  return dirname(path) === path ? undefined : fileOnTheWay(dirname(path));
}
