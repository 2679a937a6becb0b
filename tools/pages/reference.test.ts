import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { definitionSettingsOf } from '../../mock-platform/definition/definition-settings.ts';
import { calls } from '../../mock-platform/generations/v1/northbound/calls/index.ts';
import { calls as laterCalls } from '../../mock-platform/generations/v2/northbound/calls/index.ts';
import { rules } from '../../suites/rules/catalogue.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/reference');
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
const chapters = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const openQuestions = chapters.get('v1/11-open-questions.md') ?? '';

test('every rule that cites the reference is named in it, and each with its level', () => {
  const all = [...chapters.values()].join('\n');
  const named = new Map([...all.matchAll(/(V\d-[A-Z]+-\d\d) (MUST|SHOULD)/g)].map(([, id, level]) => [id, level]));
  const citing = rules.filter(({ source }) => /^ref2? /.test(source));
  expect(citing.filter(({ id }) => !all.includes(id)).map(({ id }) => id)).toEqual([]);
  for (const [id, level] of named)
    expect(`${id} ${rules.find((rule) => rule.id === id)?.level}`).toBe(`${id} ${level}`);
});

test.each([...chapters.keys()])('every JSON of %s can be read', (name) => {
  for (const [, json = ''] of (chapters.get(name) ?? '').matchAll(/^```json\n([\s\S]*?)^```$/gm))
    expect(() => JSON.parse(json), json).not.toThrow();
});

test('every path of the application’s side is served, or left out with a reason; and every one that is served is named', () => {
  const chapter = chapters.get('v1/06-northbound.md') ?? '';
  const pathsIn = (text: string) => new Set(text.match(/\/(?:iocm|iodm|api)\/[^\s`?|[]+/g));
  const [described = '', leftOut = ''] = chapter.split('<a id="ref-6.8">');
  const served = new Set(calls.map(({ path }) => path));
  const notServed = [...pathsIn(described)].filter((path) => !served.has(path));
  expect(notServed.toSorted()).toEqual([...pathsIn(leftOut)].filter((path) => !served.has(path)).toSorted());
  expect([...served].filter((path) => !pathsIn(described).has(path))).toEqual([]);
});

test('every call of the v5 interface is in its chapter, with its method, and no other', () => {
  const chapter = chapters.get('v2/06-application-side.md') ?? '';
  const described = [...chapter.matchAll(/`(GET|POST|PUT|DELETE) (\/v5\/[^`?]+)(?:\?[^`]*)?`/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  const served = laterCalls.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(described.toSorted()).toEqual(served.toSorted());
});

test('every flag that an open question of generation 2 names is one of serve', () => {
  const chapter = chapters.get('v2/11-open-questions.md') ?? '';
  const named = new Set(chapter.match(/--[a-z][a-z-]+/g));
  const flags = definitionSettingsOf().map(({ flag }) => flag?.replace(/^--(?:no-)?/, '--'));
  expect(named.size).toBeGreaterThan(5);
  expect([...named].filter((flag) => !flags.includes(flag.replace(/^--no-/, '--')))).toEqual([]);
});

/** In code, and no option: members of messages, fields of a product. */
const otherWords = new Set(['mid', 'data', 'serviceData', 'errcode', 'codecMode', 'secret', 'true', 'openNorthbound']);

/** What the last column, on the mock's behaviour, names in the form of an option. */
function namedOptions(): string[] {
  const rows = [...openQuestions.matchAll(/^\|(.+)\|$/gm)].map(([, row = '']) => row.split(' | ').at(-1) ?? '');
  const words = rows.flatMap((cell) => [...cell.matchAll(/`([a-z][A-Za-z]*(?:\.[A-Za-z]+)*)`/g)]);
  return [...new Set(words.map(([, word = '']) => word))].filter((word) => !otherWords.has(word));
}

test('the entrance names every chapter, by its folder', () => {
  const entrance = chapters.get('README.md') ?? '';
  const numbered = names.filter((name) => /\d\d-/.test(name));
  expect(numbered.filter((name) => !entrance.includes(`](${name})`))).toEqual([]);
  expect(numbered.length).toBeGreaterThan(12);
});

test('every option that an open question names is one of the mock platform', () => {
  const options = namedOptions();
  expect(options).toEqual(
    expect.arrayContaining([
      'credentials.timestampToleranceMs',
      'hasMore',
      'foreignPublish',
      'ports.tcp',
      'onViolation',
    ]),
  );
  const [, sample = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(openQuestions) ?? [];
  expect(sample).toContain('MockPlatform.start');

  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, 'options-'));
  onTestFinished(() => rmSync(scratch, { recursive: true }));
  const file = join(scratch, 'options.ts');
  const lines = [
    `import { MockPlatform, type MockPlatformOptions } from ${JSON.stringify(join(root, 'mock-platform/index.ts'))};`,
    `import { openNorthbound } from ${JSON.stringify(join(root, 'mock-platform/generations/v1/northbound/open-northbound.ts'))};`,
    'declare const options: Required<MockPlatformOptions> & Required<Parameters<typeof openNorthbound>[0]>;',
    ...options.map((option) => `void options.${option};`),
    sample,
  ];
  writeFileSync(file, lines.join('\n'));
  const flags = ['--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig', '--allowImportingTsExtensions'];
  const target = [
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--lib',
    'es2023,es2024.arraybuffer',
    '--types',
    'node',
  ];
  const { status, stdout } = spawnSync('npx', ['tsc', ...flags, ...target, file], { cwd: root, encoding: 'utf8' });
  expect(status, stdout).toBe(0);
});
