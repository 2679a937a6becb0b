import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guessCi } from './guess-ci.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guess '));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['.github', 'github'],
  ['.gitlab', 'gitlab'],
  ['.gitee', 'gitee'],
  ['.workflow', 'gitee'],
])('a folder %s is a sign of %s', async (sign, name) => {
  await mkdir(join(folder, sign));
  expect(guessCi(folder)).toEqual({ name, since: `${sign} is here` });
});

test.each([
  ['.gitlab-ci.yml', 'gitlab'],
  ['Jenkinsfile', 'jenkins'],
])('a file %s is a sign of %s', async (sign, name) => {
  await writeFile(join(folder, sign), '');
  expect(guessCi(folder)).toEqual({ name, since: `${sign} is here` });
});

test('of several signs a pipeline counts more than a folder, and the others are told', async () => {
  for (const name of ['.github', '.gitee']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'Jenkinsfile'), '');
  expect(guessCi(folder)).toEqual({ name: 'jenkins', since: 'Jenkinsfile is here (.gitee and .github too)' });
});

test('without any sign it is GitHub', () => {
  expect(guessCi(folder)).toEqual({ name: 'github', since: 'nothing here shows another one' });
});
