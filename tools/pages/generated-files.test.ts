import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { faults } from '../../fixtures/devices/faults/index.ts';
import { asyncApi } from '../../mock-platform/generations/v1/async-api.ts';
import { asyncApiOfV2 } from '../../mock-platform/generations/v2/async-api.ts';
import { pageOf } from '../../suites/pages/page-of.ts';
import { pagePathOf } from '../../suites/rules/area.ts';
import { rulesToProve } from '../kill-matrix/rules-to-prove.ts';
import { generatedFiles, generatedFolders } from './generated-files.ts';

const root = join(import.meta.dirname, '../..');
const files = generatedFiles(root);
const onDisk = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');

test('what is made from the code is up to date', () => {
  const stale = [...files].flatMap(([path, text]) => (onDisk(path) === text ? [] : [path]));
  expect(stale, 'npm run docs writes them again').toEqual([]);
});

test('nothing lies beside it that is not made any more', () => {
  const there = generatedFolders.flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  expect(
    there.filter((path) => !files.has(path)),
    'npm run docs removes them',
  ).toEqual([]);
});

test('the AsyncAPI documents read the same from their files', () => {
  expect(parse(onDisk('docs/asyncapi.yaml'))).toEqual(asyncApi());
  expect(parse(onDisk('docs/asyncapi-v2.yaml'))).toEqual(asyncApiOfV2());
});

test.each(rulesToProve.map(({ id }) => id))('the page of %s shows a device that breaks it, and what keeps it', (id) => {
  const { example, sources } = pageOf(id);
  expect(sources.length).toBeGreaterThan(0);
  expect(example?.breaks.trace.some(({ offending }) => offending)).toBe(true);
  const fault = faults.find((one) => one.id === example?.breaks.fault);
  expect([fault?.rule, fault?.breaks], `npm run docs -- --record ${id}`).toEqual([id, example?.breaks.device]);
  const page = files.get(`docs/${pagePathOf(id)}`);
  expect(page).toMatch(/The reference device:\n|A correct device that |Right would be/);
});
