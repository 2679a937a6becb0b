import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Issue } from 'codeclimate-types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Run, settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { sampleResult } from '../html/testing/sample-result.ts';
import { type CodeQualityIssue, codeQualityIssues, codeQualityReport } from './code-quality-report.ts';

const path = 'src/device.py';
const must = sampleRule('V1-CMD-01');
const should = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const broken = (rule = must, more = {}) => sampleFinding(rule, 1, [sampleViolation(more)]);
const commands = (...findings: ReturnType<typeof broken>[]) => sampleScenario('commands', { findings });
const issues = (run: Partial<Run>) => codeQualityIssues(settleVerdicts(sampleRun({ rules: [must], ...run })), { path });
const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'code-quality.schema.json'), 'utf8'));
const ajv = new Ajv();
const validates = ajv.compile(schema);

test('a broken MUST is a critical issue in the file of the device, with all that helps', () => {
  expect(issues({ scenarios: [commands(broken(must, { nearMiss: 'a mid that is one too high' }))] })).toEqual([
    {
      type: 'issue',
      check_name: 'V1-CMD-01',
      description: 'V1-CMD-01 MUST: It answered with the mid of another command.',
      content: {
        body: [
          `The device ${must.sentence}.`,
          'Expected: a deviceRsp with mid 7',
          'Actual: a deviceRsp with mid 8',
          'What it looks like: a mid that is one too high',
          'Source: ref 5',
          'Replay: replay-commands',
        ].join('\n'),
      },
      categories: ['Bug Risk'],
      severity: 'critical',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      location: { path, lines: { begin: 1, end: 1 } },
    },
  ]);
});

test.each<[string, Partial<Run>, string]>([
  ['a broken SHOULD', {}, 'minor'],
  ['a broken SHOULD in a strict run', { strict: true }, 'major'],
  ['a known failure', { known: [{ rule: should.id, reason: 'firmware 1.2' }] }, 'info'],
])('%s is graded', (_, run, severity) => {
  expect(issues({ rules: [should], scenarios: [commands(broken(should))], ...run })).toMatchObject([{ severity }]);
});

test('a failure that did not repeat stays an issue, so that it does not look mended', () => {
  const confirmation = { outcome: 'ran' as const, journal: [], findings: [sampleFinding(must, 1)] };
  const once = sampleScenario('commands', { findings: [broken()], confirmation });
  const [first] = issues({ scenarios: [commands(broken())] });
  expect(issues({ scenarios: [once] })).toMatchObject([
    {
      severity: 'info',
      fingerprint: first?.fingerprint,
      description: 'V1-CMD-01 MUST: It answered with the mid of another command. (did not repeat)',
    },
  ]);
});

test('what was not judged is one issue, so that its rules do not look mended', () => {
  const away = sampleScenario('start', { outcome: { couldNotRun: 'it exited' } });
  expect(issues({ rules: [must, should], scenarios: [away] })).toMatchObject([
    {
      check_name: 'incomplete',
      severity: 'major',
      description: expect.stringMatching(
        /^The run is incomplete: 2 rules were not judged, such as V1-CMD-01 \(.+\)\.$/,
      ),
      content: { body: 'Not judged: V1-CMD-01, V1-CMD-06' },
    },
  ]);
});

test('a device that keeps every rule has no issues', () => {
  expect(issues({ scenarios: [commands(sampleFinding(must, 1))] })).toEqual([]);
});

describe('a fingerprint', () => {
  const printOf = (run: Partial<Run>) => issues(run).map(({ fingerprint }) => fingerprint);

  test('stays the same from run to run, whatever the device did this time', () => {
    const other = broken(must, { message: 'It answered with mid 9.', actual: 'mid 9' });
    expect(printOf({ scenarios: [commands(other)], seed: 7 })).toEqual(printOf({ scenarios: [commands(broken())] }));
  });

  test('is of one rule and of one device', () => {
    const device = { kind: 'command' as const, command: ['./other'] };
    const all = [
      ...printOf({ rules: [must, should], scenarios: [commands(broken(), broken(should))] }),
      ...printOf({ scenarios: [commands(broken())], device }),
    ];
    expect(new Set(all).size).toBe(3);
  });
});

describe('the report', () => {
  test('keeps to what GitLab and Code Climate specify, whatever a device says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (words) => {
        const report = JSON.parse(codeQualityReport(sampleResult(`a\r\n${words}`), { path }));
        expect(validates(report), ajv.errorsText(validates.errors)).toBe(true);
        expect(report.length).toBeGreaterThan(3);
      }),
      { numRuns: 30 },
    );
  });

  test('is bounded', () => {
    expect(codeQualityReport(sampleResult('x'.repeat(100_000)), { path }).length).toBeLessThan(20_000);
  });

  test('has the types of Code Climate', () => {
    // The compiler decides this.
    const typed: Issue[] = codeQualityIssues(sampleResult('lamp'), { path }) satisfies CodeQualityIssue[];
    expect(typed).not.toEqual([]);
  });

  test('the schema does find what is wrong', () => {
    const [issue] = JSON.parse(codeQualityReport(sampleResult('lamp'), { path }));
    for (const wrong of [{ severity: 'MUST' }, { fingerprint: undefined }, { description: 'two\nlines' }]) {
      expect(validates([{ ...issue, ...wrong }])).toBe(false);
    }
  });
});
