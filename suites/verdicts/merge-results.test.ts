import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conformanceResult, type Shard } from '../result/conformance-result.ts';
import { mergeResults, type Part } from './merge-results.ts';
import type { Outcome, ScenarioResult } from './scenario-result.ts';
import { type Run, settleVerdicts } from './settle-verdicts.ts';
import { sampleFinding, sampleRule, sampleRun, sampleScenario, sampleViolation } from './testing/sample-run.ts';

const cmd1 = sampleRule('V1-CMD-01');
const cmd6 = sampleRule('V1-CMD-06', { level: 'SHOULD' });
const tls1 = sampleRule('V1-TLS-01', { needs: ['tls'] });
const bye = sampleRule('MQTT-3.10.1-1', { when: 'sends UNSUBSCRIBE' });
const rules = [cmd1, cmd6, tls1, bye];
const declaration = { commands: true, reconnects: true, maxCommandBytes: 1024 };

/** The result of one part of a run. */
function part(index: number, count: number, run: Partial<Run> = {}): Part {
  const shard: Shard = { index, count, declaration };
  return { name: `shard-${index}.json`, result: settleVerdicts(sampleRun({ rules, ...run, shard })) };
}

const outcomes = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Outcome>('ran') },
  fc.constant<Outcome>({ couldNotRun: 'it never connected' }),
  fc.constant<Outcome>({ harnessError: 'mid 7 was sent twice' }),
);
const scenario = (name: string): fc.Arbitrary<ScenarioResult> =>
  fc
    .record({
      outcome: outcomes,
      expects: fc.subarray(rules.map(({ id }) => id)),
      findings: fc.tuple(
        ...rules.map((rule) =>
          fc
            .record({ exercised: fc.nat(3), broken: fc.nat(2), message: fc.constantFrom('rust', 'moss') })
            .map(({ exercised, broken, message }) =>
              sampleFinding(rule, exercised, Array(exercised && broken).fill(sampleViolation({ message }))),
            ),
        ),
      ),
      repeats: fc.boolean(),
    })
    .map(({ repeats, ...result }) => {
      const unrepeated = { outcome: 'ran' as const, findings: [], journal: [] };
      return sampleScenario(name, { ...result, ...(!repeats && { confirmation: unrepeated }) });
    });
const runs = fc.record({
  scenarios: fc.tuple(...['away', 'busy', 'calm', 'dark', 'echo'].map(scenario)),
  count: fc.integer({ min: 1, max: 4 }),
  seats: fc.array(fc.nat(3), { minLength: 5, maxLength: 5 }),
  strict: fc.boolean(),
  lacksTls: fc.boolean(),
  known: fc.subarray([
    { rule: 'V1-CMD-01', reason: 'old', matching: 'rust' },
    { rule: 'V1-CMD-06', reason: 'older' },
    { rule: 'V1-NONE-01', reason: 'gone' },
  ]),
});

test('merged parts have the verdicts of one run, however its scenarios are dealt out', () => {
  fc.assert(
    fc.property(runs, ({ scenarios, count, seats, strict, lacksTls, known }) => {
      const inapplicable = new Map(lacksTls ? [['tls', 'it declares transport mqtt'] as const] : []);
      const run = { rules, strict, inapplicable, known };
      const whole = settleVerdicts(sampleRun({ ...run, scenarios }));
      const parts = Array.from({ length: count }, (_, index) => {
        const mine = scenarios.filter((_, seat) => (seats[seat] ?? 0) % count === index);
        return part(index + 1, count, { ...run, scenarios: mine });
      });
      const merged = mergeResults(parts.toReversed());
      const judged = (of: typeof whole) => ({
        summary: of.summary,
        stale: of.stale.toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
        scenarios: of.scenarios,
        rules: of.rules.map(({ reason: _, ...rule }) => rule),
      });
      expect(judged(merged)).toEqual(judged(whole));
      expect(conformanceResult.parse(JSON.parse(JSON.stringify(merged)))).toEqual(merged);
    }),
    { numRuns: 500 },
  );
});

test('what one part was kept from showing does not pass for what showed elsewhere in another', () => {
  const elsewhere = sampleScenario('calm', { findings: [sampleFinding(cmd1, 1)] });
  const away = sampleScenario('busy', { expects: ['V1-CMD-01'], outcome: { couldNotRun: 'it never connected' } });
  const parts = [
    part(1, 2, { rules: [cmd1], scenarios: [elsewhere] }),
    part(2, 2, { rules: [cmd1], scenarios: [away] }),
  ];
  expect(mergeResults(parts).rules[0]).toMatchObject({
    verdict: 'could-not-run',
    reason: 'busy: it never connected; it was kept once elsewhere, which is not enough to pass',
  });
});

test('what one part did not exercise is none when another did', () => {
  const busy = sampleScenario('busy', { findings: [sampleFinding(cmd1, 7)], expects: ['V1-CMD-01'] });
  const calm = sampleScenario('calm');
  const one = part(1, 2, { rules: [cmd1], scenarios: [calm] });
  expect(one.result.rules[0]).toMatchObject({
    verdict: 'not-applicable',
    undecided: true,
    reason: 'in shard 1 of 2: no scenario of this run shows it',
  });
  const other = part(2, 2, { rules: [cmd1], scenarios: [busy] });
  expect(mergeResults([one, other]).rules[0]).toMatchObject({ verdict: 'pass', exercised: 7 });
  expect(mergeResults([one, part(2, 2, { rules: [cmd1] })]).rules[0]).toMatchObject({ verdict: 'not-exercised' });
});

describe('what is not all of one run is refused, with what is wrong', () => {
  const one = part(1, 2);
  test.each<[string, Part[], string]>([
    ['nothing', [], 'There is nothing to merge'],
    [
      'a part is missing',
      [one],
      'Shard 2 of 2 is missing: expected the conformance.json of each. Given: shard-1.json.',
    ],
    ['a part is there twice', [one, one, part(2, 2)], 'shard-1.json and shard-1.json are both shard 1 of 2'],
    ['another seed', [one, part(2, 2, { seed: 5 })], 'shard-1.json and shard-2.json differ in the seed (123 and 5)'],
    ['another strictness', [one, part(2, 2, { strict: true })], 'differ in the setting strict (false and true)'],
    ['other shards', [one, part(2, 3)], 'differ in the number of shards (2 and 3)'],
    ['another generation', [one, part(2, 2, { generation: 2 })], 'differ in the generation (1 and 2)'],
    ['another catalogue', [one, part(2, 2, { rules: [cmd1] })], 'differ in the catalogue'],
    ['another device', [one, part(2, 2, { device: { kind: 'command', command: ['x'] } })], 'differ in the device'],
    [
      'a whole run',
      [{ name: 'whole.json', result: settleVerdicts(sampleRun({ rules })) }],
      'whole.json is the result of a whole run: expected parts',
    ],
  ])('%s', (_, parts, message) => {
    expect(() => mergeResults(parts)).toThrow(message);
  });
});

test('depth is added up, and its warnings are those of the whole', () => {
  const depth = (sent: number, sequences: number) => ({
    commands: [{ service: 'Lamp', command: 'ON', sent, succeeded: sent }],
    boundaries: [{ service: 'Lamp', command: 'ON', parameter: 'level', boundary: 'min', hits: sent }],
    sessionEvents: [{ event: 'came back', count: 1 }],
    pairs: [{ first: 'command', second: sent > 1 ? 'stop' : 'cut', count: sent }],
    sequences,
    steps: 3 * sequences,
    warnings: ['this part is shallow'],
  });
  const merged = mergeResults([part(1, 2, { depth: depth(0, 0) }), part(2, 2, { depth: depth(4, 2) })]);
  expect(merged.depth).toMatchObject({
    commands: [{ sent: 4, succeeded: 4 }],
    boundaries: [{ hits: 4 }],
    pairs: [{ second: 'stop' }, { second: 'cut' }],
    sequences: 2,
    steps: 6,
  });
  expect(merged.depth?.warnings).not.toContain('this part is shallow');
  expect(merged.depth?.warnings.join()).not.toMatch(/never sent|No generated sequence/);
});
