import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogueFolders, translationProblems } from './translation-problems.ts';

const root = join(import.meta.dirname, '../..');

test('every text has its translation, and none is stale', async () => {
  expect(await translationProblems(root)).toEqual([]);
});

test('the folders with texts are found', () => {
  expect(catalogueFolders(root)).toContain(join('suites', 'console', 'page', 'texts'));
});
