import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { generationOf } from './area.ts';
import { rules } from './catalogue.ts';
import type { Mending } from './prose.ts';
import { proseByArea, proseOf } from './prose-of.ts';
import { typescriptPrelude } from './testing/prelude.ts';

const entries = proseByArea.flatMap((area) => Object.entries(area));
const root = join(import.meta.dirname, '../..');

test('every rule has its prose, and nothing else has', () => {
  expect(entries.map(([id]) => id).toSorted()).toEqual(rules.map(({ id }) => id).toSorted());
});

test('a rule without prose is named', () => {
  expect(() => proseOf('V1-CMD-99')).toThrow('There is no prose for rule "V1-CMD-99"');
});

describe.each(entries)('%s', (_, { why, look, mend }) => {
  test('is written in whole sentences, and each language has its snippet', () => {
    for (const text of [why, look]) expect(text).toMatch(/^([A-Z`]|0x).*[.:]$/s);
    for (const snippet of Object.values(mend)) expect(snippet.trim()).not.toBe('');
    expect(why).not.toBe(look);
  });

  test('has no line that a page has to scroll for', () => {
    for (const line of Object.values(mend).flatMap((snippet: string) => snippet.split('\n')))
      expect(line.length, line).toBeLessThanOrEqual(132);
  });
});

test.each(['v1', 'v2', undefined])(
  'rules of one generation that share their prose share only the mending: %s',
  (name) => {
    const said = entries.flatMap(([id, { look }]) => (generationOf(id) === name ? [look] : []));
    expect(said.filter((look, index) => said.indexOf(look) !== index)).toEqual([]);
  },
);

/** The snippets of a language, each once, under the rule that it is found at first. */
function snippets(language: keyof Mending): [id: string, code: string][] {
  const all = entries.map(([id, { mend }]): [string, string] => [id, mend[language].trim()]);
  return all.filter(([, code], index) => all.findIndex(([, other]) => other === code) === index);
}

/** A folder from which the project's own packages are found. */
function scratch(): string {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'snippets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** What a compiler says; empty when all is well. */
function run(command: string, args: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: root });
  if (error) throw new Error(`${command} is missing: see .ci/run for the packages`, { cause: error });
  return status === 0 ? '' : `${stdout}${stderr}` || `exit code ${status}`;
}

const name = (id: string) => `mend_${id.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
const indented = (code: string) => code.replaceAll(/^(?=.)/gm, '    ');

test('the Python snippets compile', () => {
  const file = join(scratch(), 'snippets.py');
  writeFileSync(
    file,
    snippets('python')
      .map(([id, code]) => `def ${name(id)}():\n${indented(code)}\n`)
      .join('\n'),
  );
  expect(run('python3', ['-c', `compile(open(${JSON.stringify(file)}).read(), 'snippets.py', 'exec')`])).toBe('');
});

test('the C snippets compile against paho, cJSON and OpenSSL', () => {
  const file = join(scratch(), 'snippets.c');
  const functions = snippets('c').map(([id, code]) => `void ${name(id)}(void) {\n${indented(code)}\n}\n`);
  const prelude = join(import.meta.dirname, 'testing/prelude.h');
  writeFileSync(file, `#include ${JSON.stringify(prelude)}\n${functions.join('\n')}`);
  const warnings = ['-Wall', '-Werror', '-Wno-unused', '-Wno-format-truncation', '-Wno-deprecated-declarations'];
  expect(run('gcc', ['-std=gnu17', '-fsyntax-only', ...warnings, file])).toBe('');
});

test('the TypeScript snippets have the right types', () => {
  const file = join(scratch(), 'snippets.ts');
  const functions = snippets('typescript').map(([id, code]) => `export async function ${name(id)}() {\n${code}\n}\n`);
  writeFileSync(file, `${typescriptPrelude}\n${functions.join('\n')}`);
  const options = [
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--ignoreConfig',
    '--module',
    'nodenext',
    '--target',
    'es2023',
  ];
  expect(run('npx', ['tsc', ...options, '--types', 'node', file])).toBe('');
});
