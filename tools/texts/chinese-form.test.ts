import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulesInChinese } from '../../suites/rules/rules.zh.ts';
import { partsIn } from '../../suites/rules/translated-rules.ts';

const root = join(import.meta.dirname, '../..');
const pages = [
  'README.zh-CN.md',
  'docs/adapter-protocol.zh-CN.md',
  ...readdirSync(join(root, 'docs/guides')).map((name) => join('docs/guides', name)),
];
const texts: [string, string][] = [
  ...Object.entries(partsIn(rulesInChinese)).map(([name, [, text]]): [string, string] => [name, text]),
  ...pages
    .filter((path) => path.endsWith('.zh-CN.md'))
    .flatMap((path) => proseOf(readFileSync(join(root, path), 'utf8')).map((line): [string, string] => [path, line])),
];

/** The lines of a page that are no code. */
function proseOf(page: string): string[] {
  return page.replaceAll(/^```[\s\S]*?^```$/gm, '').split('\n');
}

// What docs/glossary.md says of the form. A Chinese character is \p{Script=Han}; punctuation of Chinese is as wide as one.
test.each([
  ['a space beside a Chinese character', /\p{Script=Han} +[\w`“]|[\w`”] +\p{Script=Han}/u],
  ['Latin punctuation behind a Chinese character', /\p{Script=Han}[,;!?]|\p{Script=Han}[.:](?=\s|$)/u],
  ['Latin brackets round Chinese', /(?<!\])\([^)]*\p{Script=Han}[^)]*\)/u],
  ['the polite “you”', /您/],
  ['a word of another vendor', /物模型|主题/],
])('no Chinese text has %s', (_, pattern) => {
  expect(texts.filter(([, text]) => pattern.test(text)).map(([name, text]) => `${name}: ${text}`)).toEqual([]);
});

test('a sentence of a rule completes “设备……”, and all other texts end as sentences do', () => {
  const wrong = Object.entries(partsIn(rulesInChinese)).filter(([name, [, text]]) =>
    /\.(sentence|when)$/.test(name) ? /^设备|。$/.test(text) : !text.endsWith('。'),
  );
  expect(wrong.map(([name, [, text]]) => `${name}: ${text}`)).toEqual([]);
});
