import { expect, test } from 'vitest';
import { rules } from '../rules/catalogue.ts';
import { examples } from './example.ts';
import recorded from './examples.json' with { type: 'json' };
import { pageOf } from './page-of.ts';

test('the page of a rule says what it demands, why, and how to mend it', () => {
  const { rule, sources, appliesTo, why, look, mend, example } = pageOf('v1-cmd-13');
  expect(rule.id).toBe('V1-CMD-13');
  expect(sources).toEqual([{ text: 'ref 4.2', target: 'docs/reference/v1/04-messages.md#ref-4.2' }]);
  expect(appliesTo).toEqual(['takes commands']);
  expect(why).toContain('65535');
  expect(look).toContain('int16_t');
  expect(mend.c).toContain('uint16_t');
  expect(example?.breaks).toMatchObject({ fault: 'mid-signed-16-bit', nearMiss: 'the mid as a signed 16-bit number' });
});

test('it says whom a rule is for, by what is declared and by what is done', () => {
  expect(pageOf('V1-CMD-18').appliesTo).toEqual([
    'takes commands',
    'reports',
    'reports every few seconds, often enough to be observed',
  ]);
  expect(pageOf('V1-CONN-01').appliesTo).toEqual([]);
});

test('an unknown id is answered with those that come near', () => {
  expect(() => pageOf('V1-CMD-113')).toThrow(/There is no rule "V1-CMD-113"\. Did you mean .*V1-CMD-13/);
});

test('every rule has a recorded example, and each has its form', () => {
  expect(Object.keys(examples.parse(recorded))).toEqual(rules.map(({ id }) => id));
});

test('the examples, which are packed, have a bound', () => {
  const sizes = Object.entries(recorded).map(([id, example]) => [id, JSON.stringify(example).length] as const);
  expect(sizes.filter(([, size]) => size > 6 * 1024)).toEqual([]);
  expect(sizes.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(640 * 1024);
});
