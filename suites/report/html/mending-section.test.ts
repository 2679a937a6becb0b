import { expect, test } from 'vitest';
import { rules } from '../../rules/catalogue.ts';
import { mendingSection } from './mending-section.ts';

test('every rule of the catalogue says what to change, in three languages', () => {
  for (const { id } of rules) {
    const text = mendingSection(id, undefined);
    expect(String(text), id).toContain('What to change');
    expect(String(text).match(/<summary>(Python|C|TypeScript)<\/summary><pre tabindex="0">\S/g), id).toHaveLength(3);
  }
});

test('code stands there as code', () => {
  expect(String(mendingSection('V1-CMD-13', '../docs/'))).toContain('mid = command[&quot;mid&quot;]');
});

test('what is emphasized in the prose is strong, and no asterisk is left', () => {
  expect(String(mendingSection('V1-CONN-04', undefined))).toContain('(the <strong>timestamp is the key</strong>)');
  for (const { id } of rules) {
    const [prose = ''] = String(mendingSection(id, undefined)).split('<pre');
    expect(prose, id).not.toContain('**');
  }
});

test('the page of the rule is named where it is at hand', () => {
  expect(String(mendingSection('V1-CMD-13', '../docs/'))).toContain('href="../docs/rules/v1/V1-CMD-13.md"');
  expect(String(mendingSection('V1-CMD-13', undefined))).not.toContain('href');
});

test('a rule of one’s own has no such part', () => {
  expect(mendingSection('MY-RULE-1', '../docs/')).toBe(false);
});
