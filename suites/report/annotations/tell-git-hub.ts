import { appendFile } from 'node:fs/promises';
import type { ConformanceResult } from '../../result/conformance-result.ts';
import { annotations } from './annotations.ts';

/**
 * In GitHub Actions only: annotations into the log, and the summary onto the job's page. Words that a device put into the
 * log can then not be commands: everything else is printed before this.
 */
export async function tellGitHub({
  result,
  summary,
  replayCommand,
  env,
  write,
}: {
  readonly result: ConformanceResult;
  readonly summary: string;
  readonly replayCommand: (token: string) => string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly write: (text: string) => void;
}): Promise<void> {
  if (env.GITHUB_ACTIONS !== 'true') return;
  for (const line of annotations(result, replayCommand)) write(`${line}\n`);
  if (env.GITHUB_STEP_SUMMARY) await appendFile(env.GITHUB_STEP_SUMMARY, `${summary}\n`);
}
