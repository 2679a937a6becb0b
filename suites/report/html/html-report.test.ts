import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareResults } from '../comparison/compare-results.ts';
import { htmlReport } from './html-report.ts';
import { sampleResult } from './testing/sample-result.ts';

const replayCommand = (token: string) => `npx huawei-iot-conformance replay ${token}`;
const page = (text: string) => htmlReport(sampleResult(text), { replayCommand });
const words = (html: string) =>
  html
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the page says', () => {
  const text = words(page('lamp'));

  test.each([
    'Fail The device breaks 2 rules. 1 entry of known must go. Exit code 1.',
    'python3 device.py lamp',
    'generation 1 · seed 123 · 8.1 s',
    '5 / 5 rules judged',
    '1 617 cases decided',
    '1 / 2 scenarios ran',
    '1 / 1 commands answered well',
    '0 / 1 boundary values sent',
    '1 234 sequences, 5 678 steps',
    'Expected lamp',
    'Actual lamp',
    'What it looks like lamp',
    'The shortest way to see it send the command lamp',
    'The platform sends the command Lamp/SWITCH with mid 7 and {"on":1}'.replaceAll('"', '&quot;'),
    'The device answers mid 8 with errcode 0 60.0 ms here the rule is broken',
    'npx huawei-iot-conformance replay lamp Copy',
    'Take its entry (“lamp”) out of known',
    'start did not run: lamp',
    'Broken 2 times: the other one',
  ])('%s', (sentence) => {
    expect(text).toContain(sentence);
  });
});

test('rules that the same messages break are shown under the one that names the cause, each under its own id', () => {
  const result = sampleResult('lamp');
  const [first, second] = result.rules.filter(({ violations }) => violations.length > 0);
  const causes = [{ rule: first?.id ?? '', alsoBroken: [second?.id ?? ''] }];
  const html = htmlReport({ ...result, causes }, { replayCommand });
  expect(words(html)).toContain('Also broken by this');
  expect(html).toContain(`<details class="others also" id="${second?.id}">`);
});

test('a page needs nothing but itself', () => {
  const html = page('lamp');
  expect(html.match(/(?:src|href)="(?!#)[^"]*"/g) ?? []).toEqual([]);
  expect(html).not.toMatch(/url\(|@import/);
  expect(html).toContain("default-src 'none'");
});

test('sources lead to the reference where that is at hand', () => {
  const html = htmlReport(sampleResult('lamp'), { replayCommand, documents: '../docs/' });
  expect(html).toContain('<a href="../docs/reference/v1/05-command-life.md#ref-5" rel="noreferrer">ref 5</a>');
});

test('every link within the page leads somewhere', () => {
  const html = page('<own> rule "1"');
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  for (const [, target] of html.matchAll(/aria-(?:controls|labelledby)="([^"]*)"/g)) expect(ids).toContain(target);
});

test('many failures are listed in a line each before they are shown in full, few are not', () => {
  const result = sampleResult('lamp');
  const broken = result.rules.filter(({ violations }) => violations.length > 0);
  const [one] = broken;
  if (!one) throw new Error('the sample breaks rules');
  const listed = (count: number) => {
    const rules = Array.from({ length: count }, (_, i) => ({ ...one, verdict: 'fail' as const, id: `V1-CMD-${i}` }));
    const text = htmlReport({ ...result, rules }, { replayCommand });
    const [, index = ''] = /<ol class="index">(.*?)<\/ol>/s.exec(text) ?? [];
    return [...index.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  };
  expect(listed(3)).toEqual([]);
  expect(listed(5)).toEqual(['V1-CMD-0', 'V1-CMD-1', 'V1-CMD-2', 'V1-CMD-3', 'V1-CMD-4']);
});

test('no id is there twice', () => {
  const ids = [...page('lamp').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

test('since the earlier run', () => {
  const result = sampleResult('lamp');
  const before = sampleResult('lamp');
  const rules = before.rules.map((rule) => (rule.id === 'V1-CMD-01' ? { ...rule, verdict: 'pass' as const } : rule));
  const since = { comparison: compareResults(result, { rules }), earlier: 'reports/conformance.json' };
  const text = words(htmlReport(result, { replayCommand, since }));
  expect(text).toContain('1 New kept before, broken now V1-CMD-01');
  expect(text).toContain('3 Still broken in both');
  expect(text).not.toContain('Fixed broken before');
});

test('what a device sends never becomes more than text', () => {
  const plain = tags(page('xxxxxx'));
  const hostile = fc.constantFrom(
    '<',
    '>',
    '</',
    '"',
    "'",
    '&',
    '<b>',
    '</tspan>',
    '<tspan x="1">',
    '<script>',
    ']]>',
    '-->',
  );
  const pieces = fc.array(fc.oneof(hostile, fc.string({ unit: 'binary', minLength: 1 })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(pieces, (text) => {
      expect(tags(page(`xxxxxx${text.join('')}`))).toEqual(plain);
    }),
    { numRuns: 50, examples: [[['\u0000'.repeat(9)]]] },
  );
});

/**
 * The names of all tags in their order, except code, pieces of text that hostile words may have taken from the device, and
 * the lines into which the drawing breaks a long text.
 */
function tags(html: string): string[] {
  const drawn = html.replace(/<tspan x="[\d.]+" y="[\d.]+">([^<]*)<\/tspan>/g, '$1');
  const names = [...drawn.matchAll(/<(\/?[a-z][a-z0-9]*)/gi)].map(([, name]) => name ?? '');
  return names.filter((name) => !/^\/?code$/.test(name));
}

test.each([
  ['thirty rules are broken', 30, 1_000_000],
  ['everything is broken', 133, 3_200_000],
])('a run in which %s stays bounded, however much each message carries', (_, count, characters) => {
  const result = sampleResult('lamp');
  const broken = result.rules.find(({ id }) => id === 'V1-CMD-01');
  const [violation] = broken?.violations ?? [];
  const [row] = violation?.trace ?? [];
  if (!broken || !violation || !row) throw new Error('the sample breaks V1-CMD-01');
  const payload = { encoding: 'utf-8' as const, text: JSON.stringify('x'.repeat(2000)), bytes: 5000 };
  const trace = Array.from({ length: 12 }, (_, i) => ({
    ...row,
    summary: 'x'.repeat(120),
    payload,
    offending: i === 5,
  }));
  const violations = Array.from({ length: 5 }, () => ({ ...violation, trace }) as typeof violation);
  const rules = Array.from({ length: count }, (_, i) => ({ ...broken, id: `V1-CMD-${i}`, broken: 5, violations }));
  expect(htmlReport({ ...result, rules }, { replayCommand }).length).toBeLessThan(characters);
});
