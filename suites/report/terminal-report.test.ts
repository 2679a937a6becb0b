import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Run, settleVerdicts } from '../verdicts/settle-verdicts.ts';
import {
  journalOfWrongMid,
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../verdicts/testing/sample-run.ts';
import { terminalReport } from './terminal-report.ts';

const utcHour = sampleRule('V1-CONN-07', {
  level: 'SHOULD',
  sentence: 'sends the UTC hour as `YYYYMMDDHH`',
  source: 'ref 1.5',
});
const answers = sampleRule('V1-CMD-01', {
  sentence: 'answers every valid command with one `deviceRsp` that carries the command’s `mid`, however many there are',
});
const once = sampleRule('V1-CMD-02', { sentence: 'answers each delivered command once' });
const reports = sampleRule('V1-REPORT-15', {
  sentence: 'sends reports, if it declares that it does',
  needs: ['reports'],
});
const bye = sampleRule('MQTT-3.10.1-1', { when: 'sends UNSUBSCRIBE' });
const rules = [utcHour, answers, once, reports, bye];
const inapplicable = new Map([['reports', 'the device declares that it does not report']] as const);

const journal = journalOfWrongMid();
const evidence = journal.filter(({ type }) => type === 'command-sent' || type === 'response-unmatched');
const eightDigits = sampleViolation({ message: 'It sent 8 digits.', expected: '10 digits', actual: '20181115' });
const wrongMid = sampleViolation({ evidence, nearMiss: 'the mid plus one' });

const good = [sampleFinding(utcHour, 3), sampleFinding(answers, 412), sampleFinding(once, 412)];
const report = (run: Partial<Run>, options: { colour?: boolean; columns?: number; verbose?: boolean } = {}) =>
  terminalReport(settleVerdicts(sampleRun({ rules, inapplicable, ...run })), {
    colour: false,
    file: 'reports/conformance.json',
    ...options,
  });

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
       40.0 ms device ← PUBLISH cloudReq Lamp/SWITCH mid 7 QoS 1 id 3 {"on":1}
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

test('an incomplete run says what stopped, what the device said last, and what did not show', () => {
  const output = ['Traceback (most recent call last):', '\tFile "device.py"', '\u001b[31mKeyError'].map((text) => ({
    wall: 0,
    stream: 'stderr' as const,
    text,
  }));
  const scenarios = [
    sampleScenario('start', {
      outcome: { couldNotRun: 'the device exited with code 1' },
      output,
      expects: ['V1-CONN-07'],
    }),
    sampleScenario('commands', { outcome: { harnessError: 'mid 7 was sent twice' }, expects: ['V1-CMD-01'] }),
    sampleScenario('burst', { expects: ['V1-CMD-02'] }),
  ];
  expect(report({ scenarios })).toBe(`\
Conformance of python3 device.py, generation 1, seed 123

? connect and credentials  1 could not run
‼ commands                 1 harness error · 1 not exercised
- reports                  1 n/a
- MQTT 3.1.1 on the wire   1 n/a

Incomplete

‼ commands harness error: mid 7 was sent twice
? start could not run: the device exited with code 1
    | Traceback (most recent call last):
    |   File "device.py"
    | \\u{1b}[31mKeyError
? V1-CMD-02 not exercised: did not show in burst

2 not applicable · 1 not exercised · 1 could not run · 1 harness error · 8.1 s
The run is incomplete: 2 scenarios did not run, 1 rule was not exercised. Exit code 3.
Report  reports/conformance.json
Next    REPLAY=replay-commands npx vitest run --project conformance
`);
});

test('a device that never got ready is reported in a few lines: why, and that nothing was judged', () => {
  const couldNotRun =
    'Cannot run the command: there is no program lamp on the PATH.\n  command: lamp\nCorrect its name.';
  const expects = ['V1-CONN-07', 'V1-CMD-01', 'V1-CMD-02'];
  expect(report({ scenarios: [sampleScenario('connect', { outcome: { couldNotRun }, expects })] })).toBe(`\
Conformance of python3 device.py, generation 1, seed 123

Incomplete

? connect could not run: Cannot run the command: there is no program lamp on the PATH.
    command: lamp
    Correct its name.

1 not applicable · 4 could not run · 8.1 s
The device never got ready, so 4 rules could not be judged. Exit code 3.
Report  reports/conformance.json
`);
});

test('a failure that did not repeat shows both traces', () => {
  const findings = [sampleFinding(utcHour, 3), sampleFinding(answers, 1, [wrongMid]), sampleFinding(once, 1)];
  const confirmation = { outcome: 'ran' as const, findings: [sampleFinding(answers, 1)], journal: journal.slice(4, 8) };
  const text = report({ scenarios: [sampleScenario('commands', { findings, journal, confirmation })] });
  expect(text).toContain(`\
Did not repeat

~ V1-CMD-01  MUST
  The device answers every valid command with one \`deviceRsp\` that carries the command’s \`mid\`,
  however many there are.
  It answered with the mid of another command.
  Flaky: broken, but not again when the scenario ran alone on a fresh device.
`);
  expect(text).toContain(`\
  When repeated
      40.0 ms device ← PUBLISH cloudReq Lamp/SWITCH mid 7 QoS 1 id 3 {"on":1}
      50.0 ms device → PUBACK  id 3
      60.0 ms device → PUBLISH deviceRsp mid 8 errcode 0 QoS 1 id 9 {"on":1}
`);
  expect(text).toContain('The run is incomplete: 1 failure did not repeat. Exit code 3.\n');
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
