import { expect, test } from 'vitest';
import { kinds } from '../../mock-platform/generations/v1/messages-testing.ts';
import { sampleFinding, sampleScenario } from '../verdicts/testing/sample-run.ts';
import { answers, journal, once, report, utcHour, wrongMid } from './testing/sample-report.ts';

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
      40.0 ms device ← PUBLISH ${kinds.command} Lamp/SWITCH mid 7 QoS 1 id 3 {"on":1}
      50.0 ms device → PUBACK  id 3
      60.0 ms device → PUBLISH deviceRsp mid 8 errcode 0 QoS 1 id 9 {"on":1}
`);
  expect(text).toContain('The run is incomplete: 1 failure did not repeat. Exit code 3.\n');
});
