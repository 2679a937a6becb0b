import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { typeScriptFiles } from './testing/imports-of.ts';

const root = join(import.meta.dirname, '../..');
/** Words that only generation 1 has: its topics, its messages, what stands in them. */
const ofGeneration1 = /huawei\/v1|deviceRe[qs]p?|cloudReq|hasMore|codecMode/;
/** Files outside its folders that may say them, tests among them, each with the reason. */
const allowed: Readonly<Record<string, string>> = {
  'suites/run/look/first-look.test.ts': 'shows what tells generations apart',
  'suites/run/played-replay.test.ts': 'holds a token of an earlier release, and what must be read from it',
  'suites/scenarios/other-generation.test.ts': 'shows what tells generations apart',
  'suites/scenarios/introduction.test.ts': 'shows the one change in a command that makes a device answer',
};

/**
 * What speaks of commands, responses, reports and keys, and asks a generation for the rest. Tests take their messages from
 * `v1/…testing.ts`, those of other generations, too.
 */
const isNeutral = (file: string) => /^(mock-platform|suites)\//.test(file) && !file.includes('/v1/');

test('only the folders of generation 1 say what is its own', () => {
  const files = typeScriptFiles(root).filter(isNeutral);
  expect(files.length).toBeGreaterThan(100);
  const saying = files.filter((file) => ofGeneration1.test(readFileSync(join(root, file), 'utf8')));
  expect(saying.toSorted(), 'ask the generation, or move what says it to a v1 folder').toEqual(
    Object.keys(allowed).toSorted(),
  );
});

test('a file of generation 1 is one that says it', () => {
  const topics = readFileSync(join(root, 'mock-platform/generations/v1/topics.ts'), 'utf8');
  expect(ofGeneration1.test(topics)).toBe(true);
  expect(isNeutral('mock-platform/generations/v1/topics.ts')).toBe(false);
});
