import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstPlaybook } from '../scenarios/v1/playbook.ts';
import { writtenStep } from '../scenarios/written-steps.ts';
import { anyStep } from '../sequences/testing.ts';
import { formatReplayFile, formatReplayToken, parseReplayFile, parseReplayToken, type Replay } from './replay-token.ts';

const written = anyStep.map((step) => writtenStep(step, firstPlaybook.keys));
const replay: fc.Arbitrary<Replay> = fc.record(
  {
    scenario: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/),
    seed: fc.integer(),
    rule: fc.constantFrom('V1-CMD-01', 'MQTT-4.3.2-2'),
    path: fc.stringMatching(/^\d{1,3}(:\d{1,3}){0,5}$/),
    plan: fc.record({
      transport: fc.constantFrom(...(['mqtts', 'mqtt'] as const)),
      mode: fc.constantFrom('json', 'binary'),
      registration: fc.boolean(),
    }),
    clock: fc.constantFrom(...(['system', 'skipping'] as const)),
    steps: fc.array(written, { minLength: 1, maxLength: 6 }),
  },
  { requiredKeys: ['scenario', 'seed'], noNullPrototype: true },
);

/** What is left of values such as -0 once they were written as JSON. */
const asJson = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a token', () => {
  test('holds all of a replay, or all but its steps where they would make it too long', () => {
    fc.assert(
      fc.property(replay, (it) => {
        const token = formatReplayToken(it);
        const { steps, ...rest } = parseReplayToken(token);
        const { steps: given, ...expected } = asJson(it);
        expect(rest).toEqual(expected);
        if (steps) expect(steps).toEqual(given);
        expect(token.length).toBeLessThanOrEqual(4000);
      }),
    );
  });

  test('leaves out steps only when they are long', () => {
    const steps = (n: number): Replay => ({
      scenario: 'commands',
      seed: 1,
      steps: Array.from({ length: n }, (_, mid) => ({
        kind: 'probe',
        what: 'malformed',
        flaw: 'no JSON',
        payload: Buffer.from(
          fc.sample(fc.uint8Array({ minLength: 90, maxLength: 90 }), { seed: mid, numRuns: 1 })[0] ?? [],
        ).toString('base64'),
      })),
    });
    expect(parseReplayToken(formatReplayToken(steps(10))).steps).toHaveLength(10);
    expect(parseReplayToken(formatReplayToken(steps(100)))).toEqual({ scenario: 'commands', seed: 1 });
  });

  test('is a word that no shell takes apart', () => {
    fc.assert(
      fc.property(replay, (it) => {
        expect(formatReplayToken(it)).toMatch(/^r2\.[\w-]+\.[0-9a-f]{6}$/);
      }),
    );
  });

  test('notices each single wrong character', () => {
    const token = formatReplayToken({ scenario: 'commands', seed: 7 });
    for (let at = 3; at < token.length; at++) {
      const wrong = `${token.slice(0, at)}${token[at] === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
      expect(() => parseReplayToken(wrong)).toThrow(/damaged|not a replay token/);
    }
  });
});

describe('a file', () => {
  test('holds all of a replay', () => {
    fc.assert(
      fc.property(replay, (it) => {
        expect(parseReplayFile(formatReplayFile(it), 'a.json')).toEqual(asJson(it));
      }),
    );
  });
});

const ofToday = formatReplayToken({ scenario: 'commands', seed: 1 });
const ofTomorrow = ofToday.replace('r2.', 'r3.');

test.each([
  [
    'r1.commands.1',
    'The replay token "r1.commands.1" is of version r1, and this release reads r2: use the release that made it, or run the suites again.',
  ],
  [ofTomorrow, `The replay token "${ofTomorrow}" is of version r3, and this release reads r2`],
  [
    'commands',
    '"commands" is not a replay token: expected one that begins with "r2.", as a report prints it, or a file of REPORT_DIR/counterexamples.',
  ],
  [ofToday.slice(0, -1), 'is damaged: its checksum does not fit. Copy all of it from the report.'],
  [`${ofToday}.1`, 'is not a replay token'],
  ['r2.', 'is not a replay token'],
])('%j is refused with a reason', (token, message) => {
  expect(() => parseReplayToken(token)).toThrow(message);
});

test.each([
  ['{', 'a.json is not a replay file: it is not JSON'],
  ['null', 'a.json is not a replay file: expected {"version": "r2", …}, as a run writes it.'],
  ['{"version":"r1","scenario":"cut"}', 'The replay file a.json is of version r1, and this release reads r2'],
  ['{"version":"r2","scenario":"cut"}', 'a.json holds what this release cannot play: seed: '],
])('a file with %j is refused with a reason', (text, message) => {
  expect(() => parseReplayFile(text, 'a.json')).toThrow(message);
});
