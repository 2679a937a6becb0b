import { expect, test } from 'vitest';
import { rules } from '../rules/catalogue.ts';
import { sampleRule } from '../verdicts/testing/sample-run.ts';
import { catalogueLines } from './catalogue-page.ts';
import { ansi, plain } from './paint.ts';
import { ruleLinesInFull } from './rule-page.ts';

const look = { paint: plain, width: 60 };
const should = sampleRule('V1-TLS-02', {
  level: 'SHOULD',
  sentence: 'refuses a server whose certificate an unknown CA signed: sends no CONNECT',
});

test('rules stand under the headings of their areas, and their sentences in a column', () => {
  expect(catalogueLines([sampleRule('V1-CMD-01', { sentence: 'answers' }), should], look)).toEqual([
    'commands  1 rule',
    '  V1-CMD-01  MUST    answers',
    '',
    'TLS  1 rule',
    '  V1-TLS-02  SHOULD  refuses a server whose certificate an',
    '                     unknown CA signed: sends no CONNECT',
    '',
    '2 rules: 1 MUST, 1 SHOULD. One of them in full: explain V1-CMD-01',
  ]);
});

test('the rule that is named in the end is one of the list', () => {
  expect(catalogueLines([should, sampleRule('V2-CMD-01')], look).at(-1)).toContain('explain V2-CMD-01');
  expect(catalogueLines([should], look).at(-1)).toContain('explain V1-TLS-02');
});

test('every rule of the catalogue is in the list once, and no line is wider than the terminal', () => {
  const lines = catalogueLines(rules, { paint: plain, width: 80 });
  for (const { id } of rules) expect(lines.filter((line) => line.split(/ +/)[1] === id)).toHaveLength(1);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('colour is for terminals: without it there is no escape', () => {
  expect(catalogueLines(rules, { paint: plain, width: 80 }).join()).not.toContain('\u001b');
  expect(catalogueLines(rules, { paint: ansi, width: 80 }).join()).toContain('\u001b[31mMUST');
});

const scenario = { name: 'cut', title: 'the connection breaks', exercises: ['V1-TLS-02'] };

test('a rule in full says what it demands, how much, where that is written, and what shows it', () => {
  const rule = { ...should, needs: ['tls' as const], when: 'looks at certificates', source: 'ref 2.1' };
  expect(ruleLinesInFull(rule, [scenario], { ...look, width: 90 })).toEqual([
    'V1-TLS-02  SHOULD  TLS',
    '',
    '  Demands   The device refuses a server whose certificate an unknown CA signed: sends no',
    '            CONNECT.',
    '  Level     SHOULD: the platform tolerates it, and it will hurt in the field. A warning;',
    '            it fails the run under --strict.',
    '  Source    ref 2.1, in docs/reference',
    '  Only for  a device that connects over TLS',
    '            a device that looks at certificates',
    '  Shown by  scenario cut: the connection breaks',
  ]);
});

test('a rule that no scenario aims at, and one that only long runs show, say so', () => {
  const shownBy = (of: object[]) =>
    ruleLinesInFull(should, of as never, look).find((line) => line.includes('Shown by'));
  expect(shownBy([])).toContain('any scenario in which');
  expect(ruleLinesInFull(should, [{ ...scenario, long: true }], { ...look, width: 100 }).join('\n')).toContain(
    '(with --long)',
  );
});

test('of the rule’s page the reasons and examples are shown, not the title and what is for an editor', () => {
  const page =
    '# V1-TLS-02\n\n> The device …\n\n## Why it matters\n\nBecause.\n\n## An example\n\n```text\n 0 ms  a\n```\n\n## How to mend it\n\ncode\n';
  const lines = ruleLinesInFull(should, [], look, page);
  expect(lines.slice(lines.indexOf('Why it matters'))).toEqual([
    'Why it matters',
    '',
    '  Because.',
    '',
    'An example',
    '',
    '     0 ms  a',
  ]);
});
