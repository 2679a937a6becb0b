import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from '../../mock-platform/generations/v1/messages-testing.ts';
import { sampleFinding, sampleRule, sampleScenario, sampleViolation } from '../verdicts/testing/sample-run.ts';
import {
  answers,
  eightDigits,
  evidence,
  good,
  journal,
  once,
  report,
  utcHour,
  wrongMid,
} from './testing/sample-report.ts';

test('a good run is one line an area and three to close', () => {
  expect(report({ scenarios: [sampleScenario('commands', { findings: good })] })).toBe(`\
Conformance of python3 device.py, generation 1, seed 123

✓ connect and credentials  1 pass
✓ commands                 2 pass
- reports                  1 n/a
- MQTT 3.1.1 on the wire   1 n/a

3 pass · 2 not applicable · 8.1 s
The device keeps every rule that was judged. Exit code 0.
Report  reports/conformance.json
`);
});

test('a verbose one is one line a rule', () => {
  expect(report({ scenarios: [sampleScenario('commands', { findings: good })] }, { verbose: true })).toBe(`\
Conformance of python3 device.py, generation 1, seed 123

connect and credentials
  ✓ V1-CONN-07     pass    3×  sends the UTC hour as \`YYYYMMDDHH\`

commands
  ✓ V1-CMD-01      pass  412×  answers every valid command with one \`deviceRsp\` that carries the co…
  ✓ V1-CMD-02      pass  412×  answers each delivered command once

reports
  - V1-REPORT-15   n/a         the device declares that it does not report

MQTT 3.1.1 on the wire
  - MQTT-3.10.1-1  n/a         only for a device that sends UNSUBSCRIBE; this one did not

3 pass · 2 not applicable · 8.1 s
The device keeps every rule that was judged. Exit code 0.
Report  reports/conformance.json
`);
});

test('warnings come before failures, and a failure is shown in full', () => {
  const findings = [
    sampleFinding(utcHour, 3, [eightDigits]),
    sampleFinding(answers, 412, [wrongMid, wrongMid]),
    sampleFinding(once, 412),
  ];
  const scenario = sampleScenario('commands', { findings, journal });
  expect(report({ scenarios: [scenario] })).toBe(`\
Conformance of python3 device.py, generation 1, seed 123

! connect and credentials  1 warn
✗ commands                 1 pass · 1 fail
- reports                  1 n/a
- MQTT 3.1.1 on the wire   1 n/a

Warnings

! V1-CONN-07  SHOULD
  It sent 8 digits.
  Expected       10 digits
  Actual         20181115
  Look first for \`tm_mon\` without \`+ 1\`, \`localtime\`, seconds since 1970, a constant copied from an
                 example, an hour that goes above 23.
  Source         ref 1.5

Failures

✗ V1-CMD-01  MUST
  The device answers every valid command with one \`deviceRsp\` that carries the command’s \`mid\`,
  however many there are.
  It answered with the mid of another command.

  Expected       a deviceRsp with mid 7
  Actual         a deviceRsp with mid 8
  Near miss      the mid plus one
  Look first for A branch that returns without answering (an unknown command, a busy device, an
                 exception), an answer without \`mid\` or with another command's, an answer on the
                 wrong topic or while the connection is just breaking.
  Trace
        0.0 ms device → open    connection 1, tls
       40.0 ms device ← PUBLISH ${kinds.command} Lamp/SWITCH mid 7 QoS 1 id 3 {"on":1}
       50.0 ms device → PUBACK  id 3
    >  60.0 ms device → PUBLISH deviceRsp mid 8 errcode 0 QoS 1 id 9 {"on":1}
      100.0 ms device ← PUBACK  id 9
  Source         ref 5
  Scenario       commands
  Replay         REPLAY=replay-commands npx vitest run --project conformance
  Broken 2 times: all of them in reports/conformance.json

1 pass · 1 fail · 1 warn · 2 not applicable · 8.1 s
The device breaks 1 rule. Exit code 1.
Report  reports/conformance.json
Next    REPLAY=replay-commands npx vitest run --project conformance
`);
});

test('known failures keep to their line, stale entries of `known` stand out', () => {
  const findings = [sampleFinding(utcHour, 3), sampleFinding(answers, 1, [wrongMid]), sampleFinding(once, 1)];
  const known = [
    { rule: 'V1-CMD-01', reason: 'firmware 1.2 counts from one' },
    { rule: 'V1-CMD-02', reason: 'firmware 1.1 answers twice' },
  ];
  const text = report({ scenarios: [sampleScenario('commands', { findings, journal })], known }, { verbose: true });
  expect(text).toContain('✗ V1-CMD-01      fail  1×  known: firmware 1.2 counts from one\n');
  expect(text).not.toContain('Failures');
  expect(text).toContain(`\
Stale entries of \`known\`

✗ V1-CMD-02: the device keeps the rule now. Take its entry ("firmware 1.1 answers twice") out of
  \`known\`.
`);
  expect(text).toContain('1 entry of `known` must go. Exit code 1.\n');
});

test('ten broken rules are shown in full, the others by name', () => {
  const many = Array.from({ length: 13 }, (_, i) => sampleRule(`V1-CMD-${String(i + 1).padStart(2, '0')}`));
  const findings = many.map((rule) => sampleFinding(rule, 1, [sampleViolation()]));
  const text = report({ rules: many, scenarios: [sampleScenario('commands', { findings })] });
  expect(text.match(/^✗ V1-CMD/gm)).toHaveLength(10);
  expect(text).toContain('\n\nAnd 3 more, in reports/conformance.json: V1-CMD-11, V1-CMD-12, V1-CMD-13\n');
});

test('a token that a shell would take apart is quoted', () => {
  const findings = [sampleFinding(answers, 1, [wrongMid])];
  expect(report({ scenarios: [sampleScenario('commands', { findings, replay: "a b'c" })] })).toContain(
    `REPLAY='a b'\\''c' npx vitest run --project conformance\n`,
  );
});

test('colour is only colour', () => {
  const findings = [sampleFinding(utcHour, 3, [eightDigits]), sampleFinding(answers, 1, [wrongMid])];
  const run = { scenarios: [sampleScenario('commands', { findings, journal })] };
  const coloured = report(run, { colour: true });
  expect(coloured).toContain('\u001b[31m✗ V1-CMD-01\u001b[39m  MUST');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours are
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(report(run));
});

test('no line is wider than the terminal or a hundred columns, whatever the device sends', () => {
  fc.assert(
    fc.property(fc.integer({ min: 60, max: 200 }), fc.string({ unit: 'binary', maxLength: 300 }), (columns, text) => {
      const violation = sampleViolation({ message: text, expected: text, actual: text, nearMiss: text, evidence });
      const findings = [sampleFinding(utcHour, 3, [violation]), sampleFinding(answers, 1, [violation])];
      const outcome = { couldNotRun: text };
      const scenarios = [sampleScenario('commands', { findings, journal }), sampleScenario('start', { outcome })];
      for (const line of report({ scenarios }, { columns }).split('\n')) {
        if (!line.includes('REPLAY=')) expect(Array.from(line).length).toBeLessThanOrEqual(Math.min(100, columns));
      }
    }),
  );
});
