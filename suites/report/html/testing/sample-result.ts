import type { ConformanceResult } from '../../../result/conformance-result.ts';
import { settleVerdicts } from '../../../verdicts/settle-verdicts.ts';
import {
  journalOfWrongMid,
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../../verdicts/testing/sample-run.ts';

/** A run with something of everything. `text` is at every place where a device, a configuration or a rule may put words. */
export function sampleResult(text: string): ConformanceResult {
  const utcHour = sampleRule('V1-CONN-07', { level: 'SHOULD', sentence: `sends the UTC hour ${text}` });
  const answers = sampleRule('V1-CMD-01', { sentence: 'answers with the `mid` of the command' });
  const once = sampleRule('V1-CMD-02', { sentence: 'answers once' });
  const twice = sampleRule('V1-CMD-03');
  const bye = sampleRule('MQTT-3.10.1-1', { when: `sends ${text}`, source: text });
  const own = sampleRule(text);
  const journal = journalOfWrongMid();
  const evidence = journal.filter(({ type }) => type === 'command-sent' || type === 'response-unmatched');
  const violation = sampleViolation({ message: text, expected: text, actual: text, nearMiss: text, evidence });
  const findings = [
    sampleFinding(utcHour, 3, [sampleViolation({ message: `It sent 8 digits ${text}` })]),
    sampleFinding(answers, 412, [violation, violation]),
    sampleFinding(once, 1200),
    sampleFinding(twice, 1, [violation]),
    sampleFinding(own, 1, [violation]),
  ];
  const printed = [45, 55, 65].map((at) => ({ wall: 1_500_000_000_000 + at, stream: 'stderr' as const, text }));
  return settleVerdicts(
    sampleRun({
      rules: [utcHour, answers, once, twice, bye, own],
      known: [
        { rule: 'V1-CMD-02', reason: text },
        { rule: 'V1-CMD-03', reason: text, issue: text },
      ],
      device: { kind: 'command', command: ['python3', 'device.py', text] },
      scenarios: [
        sampleScenario('commands', {
          title: text,
          findings,
          journal,
          output: printed,
          counterexamples: [
            {
              rule: 'V1-CMD-01',
              steps: [{ text: `send the command ${text}`, step: {} }],
              minimal: true,
              note: text,
              violation,
              journal,
              output: printed,
              replay: text,
            },
          ],
        }),
        sampleScenario('start', { outcome: { couldNotRun: text }, output: printed, replay: text }),
      ],
      depth: {
        commands: [{ service: 'Lamp', command: text, sent: 3, succeeded: 2 }],
        boundaries: [{ service: 'Lamp', command: 'DIM', parameter: text, boundary: 'max 100', hits: 0 }],
        sessionEvents: [{ event: text, count: 2 }],
        pairs: [{ first: 'command', second: text, count: 1 }],
        sequences: 1234,
        steps: 5678,
        warnings: [text],
      },
    }),
  );
}
