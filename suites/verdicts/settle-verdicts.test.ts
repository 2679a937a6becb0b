import fc from 'fast-check';
import { expect, test } from 'vitest';
import { conformanceResult } from '../result/conformance-result.ts';
import type { Rule } from '../rules/rule.ts';
import { exitCode } from './exit-code.ts';
import type { ScenarioResult } from './scenario-result.ts';
import { type Run, settleVerdicts } from './settle-verdicts.ts';
import { sampleFinding, sampleRule, sampleRun, sampleScenario, sampleViolation } from './testing/sample-run.ts';

const cmd1 = sampleRule('V1-CMD-01');
const cmd6 = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const tls1 = sampleRule('V1-TLS-01', { needs: ['tls'] });
const bye = sampleRule('MQTT-3.10.1-1', { when: 'sends UNSUBSCRIBE' });

test('a run becomes one verdict for each rule, in the order of the catalogue, and one for all', () => {
  const result = settleVerdicts(
    sampleRun({
      rules: [tls1, cmd1, cmd6, bye],
      inapplicable: new Map([['tls', 'the device declares transport mqtt']]),
      scenarios: [
        sampleScenario('start', { findings: [sampleFinding(cmd6, 2, [sampleViolation()])] }),
        sampleScenario('commands', { findings: [sampleFinding(cmd1, 12)] }),
      ],
    }),
  );
  expect(result).toEqual({
    schemaVersion: 1,
    causes: [{ rule: 'V1-CMD-06', alsoBroken: [] }],
    exits: [],
    summary: {
      verdict: 'warn',
      counts: {
        pass: 1,
        fail: 0,
        warn: 1,
        'not-applicable': 2,
        'not-exercised': 0,
        'could-not-run': 0,
        'harness-error': 0,
      },
      flaky: 0,
      strict: false,
      durationMs: 8123,
      seed: 123,
    },
    device: { kind: 'command', command: ['python3', 'device.py'] },
    platform: { generation: 1 },
    rules: [
      {
        id: 'V1-TLS-01',
        level: 'MUST',
        sentence: 'keeps V1-TLS-01',
        source: 'ref 5',
        verdict: 'not-applicable',
        exercised: 0,
        reason: 'the device declares transport mqtt',
        broken: 0,
        violations: [],
      },
      {
        id: 'V1-CMD-01',
        level: 'MUST',
        sentence: 'keeps V1-CMD-01',
        source: 'ref 5',
        verdict: 'pass',
        exercised: 12,
        broken: 0,
        violations: [],
      },
      {
        id: 'V1-CMD-06',
        level: 'SHOULD',
        sentence: 'keeps V1-CMD-06',
        source: 'ref 5',
        verdict: 'warn',
        exercised: 2,
        broken: 1,
        violations: [
          {
            scenario: 'start',
            message: 'It answered with the mid of another command.',
            expected: 'a deviceRsp with mid 7',
            actual: 'a deviceRsp with mid 8',
            replay: 'replay-start',
            trace: [],
          },
        ],
      },
      {
        id: 'MQTT-3.10.1-1',
        level: 'MUST',
        sentence: 'keeps MQTT-3.10.1-1',
        source: 'ref 5',
        verdict: 'not-applicable',
        exercised: 0,
        reason: 'only for a device that sends UNSUBSCRIBE; this one did not',
        broken: 0,
        violations: [],
      },
    ],
    stale: [],
    scenarios: [
      { name: 'commands', title: 'The scenario commands', durationMs: 100, outcome: 'ran', replay: 'replay-commands' },
      { name: 'start', title: 'The scenario start', durationMs: 100, outcome: 'ran', replay: 'replay-start' },
    ],
  });
});

test('a scenario that could not run keeps what the device printed last, without secrets', () => {
  const output = Array.from({ length: 30 }, (_, i) => ({ wall: i, stream: 'stderr' as const, text: `line ${i}` }));
  output.push({ wall: 30, stream: 'stderr', text: '{"secret":"s3cret","error":"refused"}' });
  const outcome = { couldNotRun: 'the device exited with code 1' };
  const [scenario] = settleVerdicts(sampleRun({ scenarios: [sampleScenario('start', { outcome, output })] })).scenarios;
  expect(scenario).toMatchObject({ outcome: 'could-not-run', reason: 'the device exited with code 1' });
  expect(scenario?.output).toHaveLength(20);
  expect(scenario?.output?.at(-1)).toBe('{"secret":"***","error":"refused"}');
});

test.each<[string, Partial<Run>, number]>([
  ['a failure that is known', { known: [{ rule: cmd1.id, reason: 'firmware 1.2' }] }, 0],
  ['a failure that is not', {}, 1],
  ['a known failure that is gone', { known: [{ rule: 'V1-CMD-02', reason: 'firmware 1.2' }] }, 1],
])('%s', (_, extra, code) => {
  const scenarios = [sampleScenario('commands', { findings: [sampleFinding(cmd1, 1, [sampleViolation()])] })];
  expect(exitCode(settleVerdicts(sampleRun({ rules: [cmd1], scenarios, ...extra })).summary)).toBe(code);
});

test.each([
  ['a MUST', cmd1, false, 3],
  ['a SHOULD', cmd6, false, 0],
  ['a SHOULD in a strict run', cmd6, true, 3],
] as const)('a failure of %s that does not repeat', (_, rule, strict, code) => {
  const scenario = sampleScenario('commands', {
    findings: [sampleFinding(rule, 1, [sampleViolation()])],
    confirmation: { outcome: 'ran', journal: [], findings: [sampleFinding(rule, 1)] },
  });
  const { summary } = settleVerdicts(sampleRun({ rules: [rule], scenarios: [scenario], strict }));
  expect(summary.verdict).toBe('warn');
  expect(exitCode(summary)).toBe(code);
});

const catalogue = [cmd1, cmd6, tls1, bye];
const findingOf = (rule: Rule) =>
  fc.record({ exercised: fc.nat(3), broken: fc.nat(2) }).map(({ exercised, broken }) =>
    sampleFinding(
      rule,
      exercised,
      Array.from({ length: Math.min(exercised, broken) }, () => sampleViolation()),
    ),
  );
const outcome = fc.oneof(
  { weight: 4, arbitrary: fc.constant('ran' as const) },
  fc.constant({ couldNotRun: 'the device exited' }),
  fc.constant({ harnessError: 'mid 7 was sent twice' }),
);
const findings = fc.tuple(...catalogue.map(findingOf));
const scenario: fc.Arbitrary<ScenarioResult> = fc
  .record({
    name: fc.constantFrom('start', 'commands', 'session', 'burst'),
    outcome,
    findings,
    expects: fc.subarray(catalogue.map(({ id }) => id)),
    confirmed: fc.option(findings, { nil: undefined }),
  })
  .map(({ name, confirmed, ...result }) =>
    sampleScenario(name, {
      ...result,
      ...(confirmed ? { confirmation: { outcome: 'ran', findings: confirmed, journal: [] } } : {}),
    }),
  );
const anyRun = fc
  .record({
    scenarios: fc.uniqueArray(scenario, { selector: (result) => result.scenario, maxLength: 4 }),
    strict: fc.boolean(),
    plain: fc.boolean(),
    known: fc.subarray([{ rule: cmd1.id, reason: 'firmware 1.2' }]),
  })
  .map(({ plain, ...run }) =>
    sampleRun({ rules: catalogue, inapplicable: new Map(plain ? [['tls', 'transport mqtt']] : []), ...run }),
  );

test('every result fits the schema, and its counts sum to its rules', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const result = settleVerdicts(run);
      expect(conformanceResult.parse(result)).toEqual(result);
      expect(Object.values(result.summary.counts).reduce((a, b) => a + b)).toBe(catalogue.length);
    }),
  );
});

test('zero exercised is never a pass', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      for (const { verdict, exercised } of settleVerdicts(run).rules) {
        if (verdict === 'pass') expect(exercised).toBeGreaterThan(0);
      }
    }),
  );
});

test('exit code 0 means that every scenario ran and every rule was decided', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { summary, scenarios, rules } = settleVerdicts(run);
      fc.pre(exitCode(summary) === 0);
      expect(scenarios.every((result) => result.outcome === 'ran')).toBe(true);
      expect(rules.every(({ verdict, known }) => ['pass', 'warn', 'not-applicable'].includes(verdict) || known)).toBe(
        true,
      );
    }),
    // Of a hundred runs, one or two end so.
    { maxSkipsPerRun: 1000 },
  );
});

test('the order of the scenarios does not matter', () => {
  const shuffled = anyRun.chain((run) =>
    fc.tuple(fc.constant(run), fc.shuffledSubarray([...run.scenarios], { minLength: run.scenarios.length })),
  );
  fc.assert(
    fc.property(shuffled, ([run, scenarios]) => {
      expect(settleVerdicts({ ...run, scenarios })).toEqual(settleVerdicts(run));
    }),
  );
});

test('one more violation never improves a verdict on what was exercised', () => {
  const badness = ['pass', 'warn', 'fail'];
  const oneMore = fc.tuple(anyRun, fc.nat(), fc.nat(catalogue.length - 1));
  fc.assert(
    fc.property(oneMore, ([run, which, rule]) => {
      const victim = run.scenarios[which % Math.max(1, run.scenarios.length)];
      fc.pre(victim !== undefined);
      const before = settleVerdicts(run).rules[rule];
      fc.pre(badness.includes(before?.verdict ?? ''));
      const worse = {
        ...victim,
        findings: victim.findings.map((finding, i) =>
          i === rule ? { ...finding, violations: [...finding.violations, sampleViolation()] } : finding,
        ),
      };
      const scenarios = run.scenarios.map((result) => (result === victim ? worse : result));
      const after = settleVerdicts({ ...run, scenarios }).rules[rule];
      expect(badness.indexOf(after?.verdict ?? '')).toBeGreaterThanOrEqual(badness.indexOf(before?.verdict ?? ''));
    }),
  );
});
