import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { said } from './testing.ts';

const root = join(import.meta.dirname, '..');

/** The lines of a page's shell blocks that run the kit, as words: the command, and what follows. */
function linesOf(page: string): string[][] {
  const blocks = [...readFileSync(join(root, page), 'utf8').matchAll(/^```(?:sh|console)\n([\s\S]*?)^```$/gm)];
  const lines = blocks.flatMap(([, text = '']) => text.split('\n'));
  return lines.flatMap((line) => {
    const [, words] = /npx (?:--yes )?huawei-iot-conformance (.*)$/.exec(line) ?? [];
    return words ? [words.split(' ')] : [];
  });
}

test.each(['README.md', 'README.zh-CN.md', 'docs/guides/in-ci.md', 'docs/guides/in-ci.zh-CN.md'])(
  'every command of %s is one of the kit, with its options',
  async (page) => {
    const lines = linesOf(page);
    expect(lines.length).toBeGreaterThan(1);
    for (const [command = '', ...words] of lines) {
      const { stdout, exitCode } = await said([command, '--help']);
      expect([command, exitCode]).toEqual([command, 0]);
      const options = words.filter((word) => word.startsWith('--')).map((word) => word.replace(/=.*/, ''));
      const known = new Set(stdout.match(/--[a-z][a-z-]*/g));
      expect([command, options.filter((option) => !known.has(option))]).toEqual([command, []]);
    }
  },
);
