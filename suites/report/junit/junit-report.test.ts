import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exitCode } from '../../verdicts/exit-code.ts';
import { type Run, settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { sampleResult } from '../html/testing/sample-result.ts';
import { junitReport } from './junit-report.ts';

const at = new Date('2026-01-02T03:04:05.678Z');
const must = sampleRule('V1-CMD-01');
const should = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const bye = sampleRule('MQTT-3.10.1-1', { when: 'sends UNSUBSCRIBE' });
const broken = [sampleViolation({ message: 'It is <wrong> & "odd".\nTwice.', nearMiss: 'the mid plus one' })];
const commands = (must1 = 1, violations = broken, more = {}) =>
  sampleScenario('commands', { findings: [sampleFinding(must, must1, violations)], ...more });
const report = (run: Partial<Run>) => junitReport(settleVerdicts(sampleRun(run)), { at });
const caseOf = (xml: string) => /<testcase.*?(?:\/>|<\/testcase>)/s.exec(xml)?.[0];

test('a run becomes a suite for each area, with a case for each rule', () => {
  expect(report({ rules: [must, bye], scenarios: [commands()] })).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="commands" package="conformance" id="0" tests="1" failures="1" errors="0" skipped="0" time="0" timestamp="2026-01-02T03:04:05" hostname="localhost">
    <properties>
      <property name="seconds" value="8.123"/>
      <property name="generation" value="1"/>
    </properties>
    <testcase name="V1-CMD-01" classname="conformance.CMD" time="0"><failure type="MUST" message="It is &lt;wrong&gt; &amp; &quot;odd&quot;.&#10;Twice.">It is &lt;wrong&gt; &amp; &quot;odd&quot;.
Twice.
The device keeps V1-CMD-01.
Expected: a deviceRsp with mid 7
Actual: a deviceRsp with mid 8
Near miss: the mid plus one
Source: ref 5
Replay: replay-commands</failure></testcase>
    <system-out></system-out>
    <system-err/>
  </testsuite>
  <testsuite name="MQTT 3.1.1 on the wire" package="conformance" id="1" tests="1" failures="0" errors="0" skipped="1" time="0" timestamp="2026-01-02T03:04:05" hostname="localhost">
    <properties>
      <property name="seconds" value="8.123"/>
      <property name="generation" value="1"/>
    </properties>
    <testcase name="MQTT-3.10.1-1" classname="conformance.WIRE" time="0"><skipped message="only for a device that sends UNSUBSCRIBE; this one did not"/></testcase>
    <system-out></system-out>
    <system-err/>
  </testsuite>
</testsuites>
`);
});

test('the properties of a suite say why its generation', () => {
  const since = 'it publishes on $oc/devices/a/sys/properties/report & more';
  expect(report({ rules: [must], scenarios: [commands()], generation: 2, since })).toContain(`
      <property name="generation" value="2"/>
      <property name="generation.since" value="it publishes on $oc/devices/a/sys/properties/report &amp; more"/>
`);
});

const warned = sampleScenario('commands', { findings: [sampleFinding(should, 1, broken)] });
test.each<[string, Partial<Run>, string]>([
  ['a rule that is kept', { rules: [must], scenarios: [commands(1, [])] }, ' time="0"/>'],
  ['a broken SHOULD', { rules: [should], scenarios: [warned] }, ' time="0"/>'],
  ['a broken SHOULD in a strict run', { rules: [should], scenarios: [warned], strict: true }, '<failure type="SHOULD"'],
  [
    'a failure that is known',
    { rules: [must], scenarios: [commands()], known: [{ rule: must.id, reason: 'firmware 1.2' }] },
    '<skipped message="known: firmware 1.2"/>',
  ],
  [
    'a failure that did not repeat',
    {
      rules: [must],
      scenarios: [
        commands(1, broken, { confirmation: { outcome: 'ran', journal: [], findings: [sampleFinding(must, 1)] } }),
      ],
    },
    '<error type="flaky"',
  ],
  ['a rule that did not show', { rules: [must], scenarios: [commands(0, [])] }, '<error type="not-exercised"'],
  [
    'a device that did not run',
    { rules: [must], scenarios: [sampleScenario('start', { outcome: { couldNotRun: 'it exited' } })] },
    '<error type="could-not-run" message="start: it exited">',
  ],
  [
    "the suite's own fault",
    {
      rules: [must],
      scenarios: [sampleScenario('start', { outcome: { harnessError: 'mid twice' }, expects: [must.id] })],
    },
    '<error type="harness-error"',
  ],
  [
    'a SHOULD that was broken once',
    {
      rules: [should],
      scenarios: [
        sampleScenario('commands', {
          findings: [sampleFinding(should, 1, broken)],
          confirmation: { outcome: 'ran', journal: [], findings: [sampleFinding(should, 1)] },
        }),
      ],
    },
    ' time="0"/>',
  ],
])('%s', (_, run, xml) => {
  expect(caseOf(report(run))).toContain(xml);
  const isRed = !/failures="0" errors="0"/.test(report(run));
  expect(isRed).toBe(exitCode(settleVerdicts(sampleRun(run)).summary) !== 0);
});

test('a scenario that did not run is an error also where every rule could be judged without it', () => {
  const away = sampleScenario('away', { outcome: { couldNotRun: 'it <exited>' } });
  expect(report({ rules: [must], scenarios: [commands(1, []), away] })).toContain(
    '<testcase name="away" classname="conformance.scenario" time="0"><error type="could-not-run" message="it &lt;exited&gt;">',
  );
});

test('a broken SHOULD is described in the words of the suite', () => {
  expect(report({ rules: [should], scenarios: [warned] })).toContain(
    '<system-out>V1-CMD-06 warns. It is &lt;wrong&gt;',
  );
});

test('a stale entry of `known` is a separate failure', () => {
  const known = [{ rule: 'V1-CMD-01', reason: 'firmware 1.2' }];
  const xml = report({ rules: [must], scenarios: [commands(1, [])], known });
  expect(xml).toContain('<testcase name="V1-CMD-01" classname="conformance.known" time="0"><failure type="stale"');
  expect(xml).toContain('<testsuite name="stale entries of known" package="conformance" id="1" tests="1" failures="1"');
});

// In CI a missing xmllint is an error, not a reason to look away.
const noXmllint = spawnSync('xmllint', ['--version']).error !== undefined && process.env.CI !== 'true';
describe.skipIf(noXmllint)(`checked by xmllint${noXmllint ? ' (skipped: it is not installed)' : ''}`, () => {
  const lint = (xml: string) =>
    spawnSync('xmllint', ['--noout', '--schema', join(import.meta.dirname, 'junit.xsd'), '-'], {
      input: xml,
      encoding: 'utf8',
    });

  test('a report with something of everything is valid', () => {
    const { status, stderr } = lint(junitReport(sampleResult('lamp'), { at }));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '- validates\n' });
  });

  test('whatever a device says', () => {
    const anything = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((words) => `${words}<![CDATA[ ]]>&amp;\u0000\ud800\uffff`);
    fc.assert(
      fc.property(anything, (words) => {
        expect(lint(junitReport(sampleResult(words), { at })).stderr).toBe('- validates\n');
      }),
      { numRuns: 30 },
    );
  });

  test('the schema does find what is wrong', () => {
    const xml = junitReport(sampleResult('lamp'), { at }).replace('<properties>', '');
    expect(lint(xml).status).not.toBe(0);
  });
});
