import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleFinding, sampleRule, sampleRun, sampleScenario, sampleViolation } from '../verdicts/sample-run.ts';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import { writeJsonReport } from './json-report.ts';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const reporter = fileURLToPath(new URL('./conformance-reporter.ts', import.meta.url));
const rule = sampleRule('V1-CMD-01');
const results = {
  good: [sampleFinding(rule, 1)],
  broken: [sampleFinding(rule, 1, [sampleViolation()])],
  incomplete: [],
};

/** A project of its own, with results that were settled beforehand, run by a Vitest of its own. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reporter-'));
  const project = (name: string, include: string) => ({ test: { name, globals: true, include: [include] } });
  const projects = [project('self', '*.test.js'), project('conformance', '*.conformance.js')];
  const config = { test: { reporters: [reporter], projects } };
  const files: Record<string, string> = {
    'vitest.config.mjs': `export default ${JSON.stringify(config)};`,
    'passing.test.js': `test('a', () => {});`,
    'failing.test.js': `test('b', () => expect(1).toBe(2));`,
    'mistake.conformance.js': `throw Object.assign(new Error('DEVICE_COMMAND is empty.'), { name: 'ConfigurationError' });`,
    'crash.conformance.js': `test('all', () => undefined.device);`,
  };
  for (const [name, findings] of Object.entries(results)) {
    const result = settleVerdicts(sampleRun({ rules: [rule], scenarios: [sampleScenario('commands', { findings })] }));
    const file = await writeJsonReport(result, join(folder, name));
    files[`${name}.conformance.js`] = `test('all', ({ task }) => {
      task.meta.conformance = { file: ${JSON.stringify(file)} };
      expect('${result.summary.verdict}').toBe('pass');
    });`;
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});
afterAll(() => rm(folder, { recursive: true }));

function run(...filters: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, VITEST: undefined };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [vitest, 'run', ...filters], { cwd: folder, env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

test('a broken rule is all that is shown, with exit code 1', { timeout: 60_000 }, async () => {
  expect(await run('broken')).toEqual({
    code: 1,
    stderr: '',
    stdout: `\
Conformance of python3 device.py, generation 1, seed 123

✗ commands  1 fail

Failures

✗ V1-CMD-01  MUST
  The device keeps V1-CMD-01.
  It answered with the mid of another command.

  Expected       a deviceRsp with mid 7
  Actual         a deviceRsp with mid 8
  Source         ref 5
  Scenario       commands
  Replay         REPLAY=replay-commands npx vitest run --project conformance

1 fail · 8.1 s
The device breaks 1 rule. Exit code 1.
Report  broken/conformance.json
Next    REPLAY=replay-commands npx vitest run --project conformance
`,
  });
});

test('a mistake in the configuration is one message without a stack, with exit code 2', {
  timeout: 60_000,
}, async () => {
  expect(await run('mistake')).toEqual({ code: 2, stdout: '', stderr: 'DEVICE_COMMAND is empty.\n' });
});

test('a fault of the suite has a stack and exit code 3', { timeout: 60_000 }, async () => {
  const { code, stderr } = await run('crash');
  expect(code).toBe(3);
  expect(stderr).toContain("TypeError: Cannot read properties of undefined (reading 'device')");
  expect(stderr).toContain('crash.conformance.js:1:');
  expect(stderr).toContain('The suite itself is at fault, so verdicts may be missing. Exit code 3.\n');
});

test.each([
  [['good'], 0],
  [['incomplete'], 3],
  [['passing'], 0],
  [['passing', 'incomplete'], 3],
  [['failing', 'good'], 1],
])('a run of %j exits with %i, other tests shown as ever', { timeout: 60_000 }, async (filters, exitCode) => {
  const { stdout, code } = await run(...filters);
  expect(code).toBe(exitCode);
  expect(stdout.includes('Test Files')).toBe(/passing|failing/.test(filters.join()));
  expect(stdout.includes('Conformance of')).toBe(/good|incomplete/.test(filters.join()));
});
