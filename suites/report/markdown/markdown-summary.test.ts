import { expect, test } from 'vitest';
import { type Run, settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { compareResults } from '../comparison/compare-results.ts';
import { sampleResult } from '../html/testing/sample-result.ts';
import { markdownSummary } from './markdown-summary.ts';

const must = sampleRule('V1-CMD-01');
const should = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const replayCommand = (token: string) => `again ${token}`;
const result = (run: Partial<Run>) => settleVerdicts(sampleRun({ rules: [must, should], ...run }));

test('a run with a failure and a warning', () => {
  const findings = [
    sampleFinding(must, 1, [sampleViolation({ nearMiss: 'the mid plus one' })]),
    sampleFinding(should, 1, [sampleViolation({ message: 'It sent `null`.' })]),
  ];
  const earlier = result({ scenarios: [sampleScenario('commands', { findings: [sampleFinding(must, 1)] })] });
  const now = result({ scenarios: [sampleScenario('commands', { findings })] });
  expect(markdownSummary(now, { replayCommand, comparison: compareResults(now, earlier) })).toBe(`\
### ✗ Conformance: fail

The device breaks 1 rule. Device: \`python3 device.py\`, generation 1, seed 123, 8.1 s.

| fail | warn |
| --: | --: |
| 1 | 1 |

Since the earlier run: new: \`V1-CMD-01\` · first seen: \`V1-CMD-06\`.

#### Broken

- **V1-CMD-01** It answered with the mid of another command.
  - expected \`a deviceRsp with mid 7\`, came \`a deviceRsp with mid 8\`
  - looks like: the mid plus one
  - \`again replay-commands\`

#### Warnings

- **V1-CMD-06** It sent \`null\`.
  - expected \`a deviceRsp with mid 7\`, came \`a deviceRsp with mid 8\`
  - \`again replay-commands\`
`);
});

test('a good run is short', () => {
  const findings = [sampleFinding(must, 1), sampleFinding(should, 1)];
  expect(markdownSummary(result({ scenarios: [sampleScenario('commands', { findings })] }), { replayCommand })).toBe(`\
### ✓ Conformance: pass

The device keeps every rule that was judged. Device: \`python3 device.py\`, generation 1, seed 123, 8.1 s.

| pass |
| --: |
| 2 |
`);
});

test('what did not run and what is stale are shown', () => {
  const text = markdownSummary(sampleResult('lamp'), { replayCommand });
  expect(text).toContain('#### Did not run\n\n- `start`: lamp');
  expect(text).toContain('#### To be taken out of `known`\n\n- `V1-CMD-02`: the device keeps the rule now');
});

test('however much is broken, it stays short', () => {
  const rules = Array.from({ length: 200 }, (_, i) => sampleRule(`V1-CMD-${i}`, { sentence: 'x'.repeat(5000) }));
  const words = '@|`'.repeat(5000);
  const violation = sampleViolation({ message: words, expected: words, actual: words, nearMiss: words });
  const findings = rules.map((rule) => sampleFinding(rule, 1, [violation]));
  const text = markdownSummary(result({ rules, scenarios: [sampleScenario('commands', { findings })] }), {
    replayCommand,
  });
  expect(text.length).toBeLessThan(30_000);
  expect(text).toContain('And 190 more: `V1-CMD-10`,');
  expect(text).toContain('and 160 more.');
});
