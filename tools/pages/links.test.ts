import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceLinks } from '../../suites/rules/source-links.ts';
import { typeScriptFiles } from './testing/imports-of.ts';

const root = join(import.meta.dirname, '../..');
const pages = [
  ...readdirSync(root).map((name) => join(root, name)),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join(root, 'docs', name)),
].filter((path) => path.endsWith('.md'));

/** Markdown without its code, in which brackets mean something else. */
function prose(text: string): string {
  return text
    .replaceAll(/^```[\s\S]*?^```$/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => (code.includes('](') ? '' : code));
}

/** As the usual viewers make anchors of headings. */
function slug(heading: string): string {
  const plain = heading.replaceAll(/<[^>]*>/g, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return plain
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-');
}

function anchorsOf(file: string): Set<string> {
  const text = readFileSync(file, 'utf8');
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  const headings = [...prose(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));
  return new Set([...named, ...headings]);
}

/** Links within the project that lead nowhere. */
function deadLinks(file: string): string[] {
  const targets = [...prose(readFileSync(file, 'utf8')).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    if (/^https?:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const found = path === '' ? file : join(dirname(file), path);
    if (!existsSync(found)) return true;
    return anchor !== undefined && !anchorsOf(found).has(anchor);
  });
}

test('there are pages to look at', () => {
  expect(pages.length).toBeGreaterThan(150);
});

test.each(pages.map((path) => relative(root, path)))('every link of %s leads somewhere', (page) => {
  expect(deadLinks(join(root, page))).toEqual([]);
});

test('every test that SECURITY.md names for a bound is there', () => {
  const named = [...readFileSync(join(root, 'docs/SECURITY.md'), 'utf8').matchAll(/`([\w/.-]+\.test\.ts)`/g)];
  const files = typeScriptFiles(root);
  const missing = named.filter(([, name = '']) => !files.some((file) => `/${file}`.endsWith(`/${name}`)));
  expect(missing.map(([, name]) => name)).toEqual([]);
  expect(named.length).toBeGreaterThan(20);
});

describe('the source of a rule', () => {
  test('may be sections of the reference', () => {
    expect(sourceLinks('ref 4.3, 5')).toEqual([
      { text: 'ref 4.3', target: 'docs/reference/v1/04-messages.md#ref-4.3' },
      { text: 'ref 5', target: 'docs/reference/v1/05-command-life.md#ref-5' },
    ]);
  });

  test.each([
    ['MQTT 3.1.1, 4.3.2', '_Toc398718101'],
    ['MQTT 3.1.1, 3.14', '_Toc398718090'],
    ['MQTT 3.1.1, 3.1.0', '_Toc398718028'],
    ['MQTT 3.1.1, 3.1.2.10', '_Toc398718030'],
    ['MQTT-4.8.0-1', '_Toc398718110'],
    ['MQTT-3.1.4-5', '_Toc398718032'],
  ])('may be one of the standard: %s', (source, anchor) => {
    expect(sourceLinks(source)).toEqual([{ text: source, target: expect.stringMatching(`html#${anchor}$`) }]);
  });

  test('is a section of the reference on generation 2 after ref2', () => {
    expect(sourceLinks('ref2 4.5, 5.1')).toEqual([
      { text: 'ref2 4.5', target: 'docs/reference/v2/04-messages.md#ref-4.5' },
      { text: 'ref2 5.1', target: 'docs/reference/v2/05-request-life.md#ref-5.1' },
    ]);
  });

  test.each(['somewhere', 'ref 14', 'ref2 14', 'ref3 1', 'MQTT 3.1.1, 9.9'])(
    'is refused when it is none: %s',
    (source) => {
      expect(() => sourceLinks(source)).toThrow(RangeError);
    },
  );
});
