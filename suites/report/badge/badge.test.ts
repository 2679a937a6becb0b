import { expect, test } from 'vitest';
import { type Run, settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { badge } from './badge.ts';

const must = sampleRule('V1-CMD-01');
const should = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const commands = (broken: boolean, warned = false) =>
  sampleScenario('commands', {
    findings: [
      sampleFinding(must, 1, broken ? [sampleViolation()] : []),
      sampleFinding(should, 1, warned ? [sampleViolation()] : []),
    ],
  });
const draw = (run: Partial<Run>) => badge(settleVerdicts(sampleRun({ rules: [must, should], ...run })));

test.each<[Partial<Run>, string, string]>([
  [{ scenarios: [commands(false)] }, '2 rules kept', '#1a7f43'],
  [{ scenarios: [commands(false, true)] }, '1 rule kept, 1 warned', '#1a7f43'],
  [{ scenarios: [commands(true)] }, '1 rule broken', '#c0182b'],
  [{ scenarios: [commands(true, true)], strict: true }, '2 rules broken', '#c0182b'],
  [{ scenarios: [commands(false)], known: [{ rule: must.id, reason: '<b>' }] }, 'known failures are stale', '#c0182b'],
  [{ scenarios: [sampleScenario('commands')] }, 'incomplete', '#8f5b00'],
  [{ scenarios: [sampleScenario('start', { outcome: { couldNotRun: '<b>' } })] }, 'could not run', '#8f5b00'],
])('%#: %o', (run, words, colour) => {
  const svg = draw(run);
  expect(svg).toContain(`<title>conformance: ${words}</title>`);
  expect(svg).toContain(`fill="${colour}"`);
  expect(svg).not.toContain('<b>');
});

test('the two halves are as wide as their words', () => {
  expect(draw({ scenarios: [commands(true)] })).toBe(`\
<svg xmlns="http://www.w3.org/2000/svg" width="180" height="20" role="img" aria-label="conformance: 1 rule broken">
<title>conformance: 1 rule broken</title>
<clipPath id="r"><rect width="180" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="84" height="20" fill="#3c4454"/><rect x="84" width="96" height="20" fill="#c0182b"/></g>
<g fill="#fff" font-family="Verdana,'DejaVu Sans',sans-serif" font-size="11">
<text x="7" y="14" textLength="70">conformance</text>
<text x="91" y="14" textLength="82">1 rule broken</text>
</g>
</svg>
`);
});
