import { describe, expect, test } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import { settleRule } from './settle-rule.ts';
import { journalOfWrongMid, sampleFinding, sampleRule, sampleScenario, sampleViolation } from './testing/sample-run.ts';

const must = sampleRule('V1-CMD-01');
const should = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const nothingLacks = new Map<never, string>();

test.each([
  ['a broken MUST fails', must, 'fail'],
  ['a broken SHOULD warns', should, 'warn'],
])('%s', (_, rule, verdict) => {
  const findings = [sampleFinding(rule, 4, [sampleViolation()])];
  expect(settleRule(rule, [sampleScenario('commands', { findings })], nothingLacks)).toMatchObject({
    verdict,
    exercised: 4,
    broken: 1,
  });
});

test('one broken scenario is enough, and what was exercised adds up', () => {
  const scenarios = [
    sampleScenario('burst', { findings: [sampleFinding(must, 400)] }),
    sampleScenario('commands', { findings: [sampleFinding(must, 12, [sampleViolation()])] }),
  ];
  expect(settleRule(must, scenarios, nothingLacks)).toMatchObject({ verdict: 'fail', exercised: 412, broken: 1 });
});

test('a rule whose own scenario could not run does not pass for what showed elsewhere', () => {
  const scenarios = [
    sampleScenario('commands', { findings: [sampleFinding(must, 2)] }),
    sampleScenario('session', { outcome: { couldNotRun: 'the device never connected' }, expects: [must.id] }),
  ];
  expect(settleRule(must, scenarios, nothingLacks)).toMatchObject({
    verdict: 'could-not-run',
    reason: 'session: the device never connected; it was kept 2 times elsewhere, which is not enough to pass',
  });
});

test('a rule that was exercised where it is meant to, and never broken, passes, whatever else could not run', () => {
  const scenarios = [
    sampleScenario('commands', { findings: [sampleFinding(must, 1)], expects: [must.id] }),
    sampleScenario('session', { outcome: { couldNotRun: 'the device never connected' }, expects: [must.id] }),
  ];
  expect(settleRule(must, scenarios, nothingLacks)).toEqual({
    id: 'V1-CMD-01',
    level: 'MUST',
    sentence: 'keeps V1-CMD-01',
    source: 'ref 5',
    verdict: 'pass',
    exercised: 1,
    broken: 0,
    violations: [],
  });
});

describe('a command that was given up, and does not stay unanswered again', () => {
  const stamp = { wall: 0, deviceId: 'd', connection: 1, serviceId: 'Lamp', cmd: 'SWITCH' };
  const at = (seq: number, ms: number, event: object) => ({ ...stamp, seq, at: ms, ...event }) as unknown as Entry;
  const payload = Buffer.from('{}');
  const evidence = [
    at(1, 0, { type: 'command-sent', key: '7', payload, topic: 't', qos: 0 }),
    at(2, 1000, { type: 'command-unanswered', key: '7', outcome: 'timed-out', fit: 'valid' }),
  ];
  const repeatedWith = (lateMs?: number) => {
    const journal = [
      at(1, 0, { type: 'command-sent', key: '9', payload, topic: 't', qos: 0 }),
      ...(lateMs === undefined
        ? []
        : [at(2, lateMs, { type: 'response-unmatched', key: '9', reason: 'late', v1: {} })]),
    ];
    const findings = [sampleFinding(must, 4, [sampleViolation({ evidence })])];
    const confirmation = { outcome: 'ran', findings: [sampleFinding(must, 4)], journal } as const;
    return settleRule(must, [sampleScenario('commands', { findings, confirmation, journal: evidence })], nothingLacks);
  };

  test('is flaky', () => {
    expect(repeatedWith()).toMatchObject({ verdict: 'warn', flaky: true });
  });

  test('is not where the device turns out to answer later than that', () => {
    expect(repeatedWith(30_000)).toMatchObject({ verdict: 'pass', violations: [] });
  });

  test('is where its late answers came sooner', () => {
    expect(repeatedWith(900)).toMatchObject({ verdict: 'warn', flaky: true });
  });
});

test('what the device declared to lack makes a rule not applicable, broken or not', () => {
  const rule = sampleRule('V1-TLS-01', { needs: ['tls'] });
  const scenarios = [sampleScenario('start', { findings: [sampleFinding(rule, 1, [sampleViolation()])] })];
  expect(settleRule(rule, scenarios, new Map([['tls', 'the device declares transport mqtt']]))).toMatchObject({
    verdict: 'not-applicable',
    reason: 'the device declares transport mqtt',
    broken: 0,
    violations: [],
  });
});

test('what a device that could not run did before still counts', () => {
  const rule = sampleRule('V1-CONN-04');
  const scenario = sampleScenario('start', {
    outcome: { couldNotRun: 'the platform refused every CONNECT' },
    findings: [sampleFinding(rule, 3, [sampleViolation()])],
  });
  expect(settleRule(rule, [scenario], nothingLacks).verdict).toBe('fail');
});

test('nothing is concluded from a scenario with a harness error', () => {
  const scenario = sampleScenario('commands', {
    outcome: { harnessError: 'mid 7 was sent twice' },
    expects: [must.id],
    findings: [sampleFinding(must, 3, [sampleViolation()])],
  });
  expect(settleRule(must, [scenario], nothingLacks)).toMatchObject({
    verdict: 'harness-error',
    reason: 'commands: mid 7 was sent twice',
    exercised: 0,
    broken: 0,
  });
});

test('what showed in a scenario with a harness error does not make up for another that could not run', () => {
  const scenarios = [
    sampleScenario('start', { findings: [sampleFinding(must, 1)] }),
    sampleScenario('session', { outcome: { couldNotRun: 'the device never connected' }, expects: [must.id] }),
    sampleScenario('commands', {
      outcome: { harnessError: 'mid 7 was sent twice' },
      expects: [must.id],
      findings: [sampleFinding(must, 3)],
    }),
  ];
  expect(settleRule(must, scenarios, nothingLacks)).toMatchObject({
    verdict: 'harness-error',
    reason: 'commands: mid 7 was sent twice; it was kept once elsewhere, which is not enough to pass',
  });
});

test('the first five violations are listed and all are counted', () => {
  const violations = Array.from({ length: 7 }, (_, i) => sampleViolation({ message: `It broke ${i}.` }));
  const scenario = sampleScenario('commands', { findings: [sampleFinding(must, 9, violations)] });
  const result = settleRule(must, [scenario], nothingLacks);
  expect(result.broken).toBe(7);
  expect(result.violations.map(({ message }) => message)).toEqual([
    'It broke 0.',
    'It broke 1.',
    'It broke 2.',
    'It broke 3.',
    'It broke 4.',
  ]);
});

test('a violation carries its scenario, trace and replay token', () => {
  const journal = journalOfWrongMid();
  const evidence = journal.slice(9, 10);
  const violation = sampleViolation({ evidence, nearMiss: 'the mid plus one' });
  const scenario = sampleScenario('commands', {
    journal,
    findings: [sampleFinding(must, 1, [violation])],
  });
  const [first] = settleRule(must, [scenario], nothingLacks).violations;
  expect(first).toMatchObject({
    scenario: 'commands',
    message: 'It answered with the mid of another command.',
    expected: 'a deviceRsp with mid 7',
    actual: 'a deviceRsp with mid 8',
    nearMiss: 'the mid plus one',
    replay: 'replay-commands',
  });
  expect(first).not.toHaveProperty('evidence');
  expect(first).not.toHaveProperty('counterexample');
  expect(first?.trace.filter(({ offending }) => offending)).toHaveLength(1);
});

test('a counterexample stands in the place of the first violation, with what was seen when it was played', () => {
  const journal = journalOfWrongMid();
  const line = (text: string) => ({ wall: journal[9]?.wall ?? 0, stream: 'stdout' as const, text });
  const steps = [{ text: 'send Lamp/SWITCH', step: { kind: 'command' } }];
  const counterexample = {
    rule: must.id,
    steps,
    minimal: true,
    violation: sampleViolation({ message: 'It broke the shortest way.', evidence: journal.slice(9, 10) }),
    journal,
    output: [line('played alone')],
    replay: 'replay-steps',
  };
  const findings = [sampleFinding(must, 9, [sampleViolation({ message: 'It broke.' }), sampleViolation()])];
  const others = ['a', 'b', 'c'].map((name) => sampleScenario(name, { findings }));
  const scenario = sampleScenario('sequences', {
    findings,
    output: [line('played among others')],
    counterexamples: [{ ...counterexample, rule: 'V1-CMD-99' }, counterexample],
  });
  const { violations, broken } = settleRule(must, [...others, scenario], nothingLacks);
  expect(broken).toBe(8);
  expect(violations).toHaveLength(5);
  expect(violations[0]).toMatchObject({
    scenario: 'sequences',
    message: 'It broke the shortest way.',
    counterexample: { steps, minimal: true },
    output: [{ stream: 'stdout', text: 'played alone' }],
    replay: 'replay-steps',
  });
  expect(violations[1]).toMatchObject({ scenario: 'a', message: 'It broke.', replay: 'replay-a' });
  expect(violations[0]?.trace.filter(({ offending }) => offending)).toHaveLength(1);
  expect(violations[1]).not.toHaveProperty('counterexample');
});

describe('a failure is tried again alone on a fresh device', () => {
  const journal = journalOfWrongMid();
  const first = {
    journal,
    findings: [sampleFinding(must, 1, [sampleViolation({ evidence: journal.slice(9, 10) })])],
  };
  const again = { outcome: 'ran' as const, journal, findings: [sampleFinding(must, 1)] };

  test('and believed when it repeats', () => {
    const scenario = sampleScenario('commands', { ...first, confirmation: { ...again, findings: first.findings } });
    const result = settleRule(must, [scenario], nothingLacks);
    expect(result.verdict).toBe('fail');
    expect(result).not.toHaveProperty('flaky');
  });

  test('and flaky, with both traces, when it does not', () => {
    const scenario = sampleScenario('commands', { ...first, confirmation: again });
    const result = settleRule(must, [scenario], nothingLacks);
    expect(result).toMatchObject({
      verdict: 'warn',
      flaky: true,
      reason: 'broken, but not again when the scenario ran alone on a fresh device',
      broken: 1,
    });
    expect(result.violations[0]?.trace.at(-2)).toMatchObject({ packet: 'PUBLISH', offending: true });
    expect(result.violations[0]?.repeatTrace?.at(-2)).toMatchObject({ packet: 'PUBLISH' });
    expect(result.violations[0]?.repeatTrace?.some(({ offending }) => offending)).toBe(false);
  });

  test('and flaky when the second run did not get as far', () => {
    const confirmation = { outcome: { couldNotRun: 'the device exited' }, journal: [], findings: [] };
    const result = settleRule(must, [sampleScenario('commands', { ...first, confirmation })], nothingLacks);
    expect(result).toMatchObject({
      verdict: 'warn',
      flaky: true,
      reason: 'broken, and could not be tried again: the device exited',
      violations: [{ repeatTrace: [] }],
    });
  });

  test('and believed in one scenario, it fails with the believed violation first', () => {
    const scenarios = [
      sampleScenario('burst', { ...first, confirmation: again }),
      sampleScenario('commands', { ...first, confirmation: { ...again, findings: first.findings } }),
    ];
    const result = settleRule(must, scenarios, nothingLacks);
    expect(result.verdict).toBe('fail');
    expect(result.violations.map(({ scenario, flaky }) => [scenario, flaky])).toEqual([
      ['commands', undefined],
      ['burst', true],
    ]);
  });
});
