import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleResult } from '../html/testing/sample-result.ts';
import { tellGitHub } from './tell-git-hub.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function told(env: Record<string, string>): Promise<string> {
  let text = '';
  const write = (more: string) => {
    text += more;
  };
  await tellGitHub({
    result: sampleResult('lamp'),
    summary: 'the summary',
    replayCommand: (token) => token,
    env,
    write,
  });
  return text;
}

test('in GitHub Actions there are annotations, and the summary follows what is on the page already', async () => {
  const page = join(folder, 'summary');
  await writeFile(page, 'before\n');
  expect(await told({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: page })).toMatch(/^::error title=V1-CMD-01 MUST::/);
  expect(await readFile(page, 'utf8')).toBe('before\nthe summary\n');
});

test('without a page for the summary there are annotations all the same', async () => {
  expect(await told({ GITHUB_ACTIONS: 'true' })).toContain('::warning title=V1-CONN-07 SHOULD::');
});

test('elsewhere nothing is said', async () => {
  expect(await told({})).toBe('');
});
