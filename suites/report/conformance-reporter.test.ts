import { afterAll, beforeAll, expect, test } from 'vitest';
import { DefaultReporter } from 'vitest/node';
import ConformanceReporter from './conformance-reporter.ts';
import { ReporterProject } from './testing/reporter-project.ts';

let project: ReporterProject;
beforeAll(async () => {
  project = await ReporterProject.create();
});
afterAll(() => project.remove());

const runs = new Map<string, ReturnType<ReporterProject['run']>>();
/** The same in a pipe is run once for all tests. */
function run(...filters: string[]): ReturnType<ReporterProject['run']> {
  const name = filters.join();
  const known = runs.get(name) ?? project.run(filters);
  runs.set(name, known);
  return known;
}

test('everything that the default reporter does is put off until there is something for it to show', () => {
  const own = Object.getOwnPropertyNames(DefaultReporter.prototype);
  expect(Object.getOwnPropertyNames(ConformanceReporter.prototype)).toEqual(expect.arrayContaining(own));
});

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
  Look first for A branch that returns without answering (an unknown command, a busy device, an
                 exception), an answer without \`mid\` or with another command's, an answer on the
                 wrong topic or while the connection is just breaking.
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

test('verdicts are printed also where the reports could not be written', { timeout: 60_000 }, async () => {
  const { stdout, stderr, code } = await run('lost');
  expect(stdout).toMatch(/^Conformance of .*Exit code 3\.\n$/s);
  expect(stderr).toBe('The disk is full.\n');
  expect(code).toBe(3);
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

test.each(['good', 'broken', 'incomplete'])(
  'a terminal of 100 columns shows of %j just what a pipe takes',
  {
    timeout: 60_000,
  },
  async (name) => {
    const terminal = project.type([name], 100);
    const [piped, code] = await Promise.all([run(name), terminal.ended]);
    expect(terminal.screen).toBe(`Seed 7.\n${piped.stdout}`);
    expect(code).toBe(piped.code);
  },
);
