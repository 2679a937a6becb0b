import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import {
  journalOfWrongMid,
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../verdicts/testing/sample-run.ts';
import { jsonReportSchema, readJsonReport, writeJsonReport } from './json-report.ts';

const rule = sampleRule('V1-CMD-01');
const journal = journalOfWrongMid();
const evidence = journal.slice(9, 10);
const result = settleVerdicts(
  sampleRun({
    rules: [rule, sampleRule('V1-CMD-02')],
    known: [{ rule: 'V1-CMD-99', reason: 'firmware 1.2' }],
    depth: {
      commands: [{ service: 'Lamp', command: 'SWITCH', sent: 3, succeeded: 2 }],
      boundaries: [{ service: 'Lamp', command: 'DIM', parameter: 'level', boundary: 'max 100', hits: 1 }],
      sessionEvents: [{ event: 'cut', count: 2 }],
      pairs: [{ first: 'command', second: 'cut', count: 1 }],
      sequences: 4,
      steps: 17,
      warnings: [],
    },
    scenarios: [
      sampleScenario('burst', { outcome: { couldNotRun: 'the device exited' } }),
      sampleScenario('commands', {
        journal,
        findings: [sampleFinding(rule, 1, [sampleViolation({ evidence, nearMiss: 'the mid plus one' })])],
        confirmation: { outcome: 'ran', journal, findings: [sampleFinding(rule, 1)] },
        counterexamples: [
          {
            rule: rule.id,
            steps: [{ text: 'send Lamp/SWITCH', step: { kind: 'command', serviceId: 'Lamp', cmd: 'SWITCH' } }],
            minimal: false,
            note: 'the budget of 10 s was used up',
            violation: sampleViolation({ evidence }),
            journal,
            output: [],
            replay: 'r2.x',
          },
        ],
      }),
    ],
  }),
);

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(directory, { recursive: true }));

describe('conformance.json', () => {
  test('is read back as it was written', async () => {
    const file = await writeJsonReport(result, join(directory, 'a', 'b'));
    expect(file).toBe(join(directory, 'a', 'b', 'conformance.json'));
    expect(await readJsonReport(file)).toEqual(result);
  });

  test('replaces the one before and leaves nothing else', async () => {
    await writeJsonReport({ ...result, rules: [] }, directory);
    const file = await writeJsonReport(result, directory);
    expect(await readdir(directory)).toEqual(['conformance.json']);
    expect(await readFile(file, 'utf8')).toBe(`${JSON.stringify(result, null, 2)}\n`);
  });

  test('of another version is not read', async () => {
    const file = join(directory, 'conformance.json');
    await writeFile(file, JSON.stringify({ ...result, schemaVersion: 2 }));
    await expect(readJsonReport(file)).rejects.toThrow('schemaVersion');
  });
});

describe('the published JSON Schema', () => {
  const validate = new Ajv2020({ strict: true }).compile(jsonReportSchema());

  test('is up to date (vitest -u writes it)', async () => {
    await expect(formatted(jsonReportSchema())).toMatchFileSnapshot('conformance.schema.json');
  });

  test('accepts a result', () => {
    expect(validate(JSON.parse(JSON.stringify(result)))).toBe(true);
  });

  test('accepts members that a later version may add', () => {
    expect(validate({ ...result, later: true, summary: { ...result.summary, later: 1 } })).toBe(true);
  });

  test.each([
    ['an unknown verdict', { ...result, summary: { ...result.summary, verdict: 'perfect' } }],
    ['a missing part', { ...result, rules: undefined }],
    ['another version', { ...result, schemaVersion: 2 }],
  ])('rejects %s', (_, wrong) => {
    expect(validate(JSON.parse(JSON.stringify(wrong)))).toBe(false);
  });
});

/** As the project's formatter writes it: an array of strings stands on one line if it fits. */
function formatted(schema: object): string {
  const text = JSON.stringify(schema, null, 2).replace(
    /^(.*)\[\n([^[\]{}]*)\n *\](,?)$/gm,
    (lines, start, items, end) => {
      const line = `${start}[${items.trim().replace(/\n */g, ' ')}]${end}`;
      return line.length <= 120 ? line : lines;
    },
  );
  return `${text}\n`;
}
