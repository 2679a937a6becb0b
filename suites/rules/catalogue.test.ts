import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../mock-platform/usage-error.ts';
import { findRule, rules, rulesFor, rulesLatestFirst, rulesOf } from './catalogue.ts';
import { LiveJudgement } from './judge.ts';

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(V\d|MQTT)-.*(?<!\.test)\.ts$/.test(basename(path)))
  .map((path) => ({ path, name: basename(path, '.ts') }));

test('every rule file is listed once, and under its own name', () => {
  expect(rules.map(({ id }) => id).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
});

test.each(files)('$path exports the rule of that id', async ({ path, name }) => {
  const module: { default: { id: string } } = await import(/* @vite-ignore */ new URL(path, import.meta.url).href);
  expect(module.default.id).toBe(name);
});

describe.each(rules)('$id', ({ sentence, source, when }) => {
  test('completes "the device …" and names its source', () => {
    expect(sentence).toMatch(/^[a-z].*[^.\s]$/);
    expect(source).toMatch(/^(ref2? \d|MQTT[ -]\d)/);
    if (when !== undefined) expect(when).toMatch(/^[a-z].*[^.\s]$/);
  });
});

test('devices of a generation are judged by its rules and by those of MQTT', () => {
  expect(rulesOf('v1')).toEqual(rules.filter(({ id }) => !id.startsWith('V2-')));
  expect(rulesOf('v2')).toEqual(rules.filter(({ id }) => !id.startsWith('V1-')));
  const ofAnother = rulesOf('toy');
  expect(ofAnother.length).toBeGreaterThan(5);
  expect(ofAnother.filter(({ id }) => !id.startsWith('MQTT-'))).toEqual([]);
});

test('rules of the user’s own are for every generation', () => {
  const own = { ...findRule('V1-CMD-01'), id: 'ACME-01' };
  expect(rulesFor('v2', [findRule('V1-CMD-01'), own, findRule('MQTT-3.1.0-1')]).map(({ id }) => id)).toEqual([
    'ACME-01',
    'MQTT-3.1.0-1',
  ]);
});

test('the areas stand together, each in the order of its numbers', () => {
  const areas = rules.map(({ id }) => id.replace(/^(V\d-[A-Z]+|MQTT).*/, '$1'));
  expect(areas.filter((area, index) => area !== areas[index - 1])).toEqual([...new Set(areas)]);
  const numbers = (id: string) => id.replace(/\d+/g, (digits) => digits.padStart(4, '0'));
  for (const area of new Set(areas)) {
    const ids = rules.map(({ id }) => id).filter((id) => id.startsWith(`${area}-`));
    expect(ids).toEqual(ids.toSorted((a, b) => (numbers(a) < numbers(b) ? -1 : 1)));
  }
});

test('nothing is found in an empty journal', () => {
  for (const finding of new LiveJudgement(rules).findings()) {
    expect(finding).toMatchObject({ exercised: 0, violations: [] });
  }
});

test('a rule is found by its id, in any letter case', () => {
  expect(findRule('V1-CONN-01').id).toBe('V1-CONN-01');
  expect(findRule(' v1-conn-01 ').id).toBe('V1-CONN-01');
});

test('with the latest generation first they are the same rules', () => {
  expect(rulesLatestFirst.toSorted(byId)).toEqual(rules.toSorted(byId));
  const begins = rulesLatestFirst.map(({ id }) => id.slice(0, 2));
  expect([...new Set(begins)]).toEqual(['V2', 'MQ', 'V1']);
});

const byId = (one: { readonly id: string }, other: { readonly id: string }) => (one.id < other.id ? -1 : 1);

test('an unknown id is quoted, with those that come near or the form of an id', () => {
  expect(() => findRule('V1-CONN-1')).toThrow(new UsageError('There is no rule "V1-CONN-1". Did you mean V1-CONN-01?'));
  expect(() => findRule('everything')).toThrow(
    new UsageError('There is no rule "everything". Ids look like V2-CMD-01, V1-CMD-01 or MQTT-3.1.0-1.'),
  );
});
