import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { settings } from './settings.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8');
const text = read('action.yml');
const action = parse(text);
const [run] = action.runs.steps;

test('the action runs the version that it comes with', () => {
  expect(action.inputs.version.default).toBe(JSON.parse(read('package.json')).version);
});

test('every input is used, and none but those that are there', () => {
  const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
  expect([...used].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
});

test('no input is pasted into a script', () => {
  expect(run.run).not.toContain('${{');
});

test('inputs become settings that exist', () => {
  const known = new Set([...settings.map(({ variable }) => variable), 'CONFORMANCE_CONFIG', 'VERSION']);
  expect(Object.keys(run.env).filter((name) => !known.has(name))).toEqual([]);
});
