import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settleVerdicts } from '../../verdicts/settle-verdicts.ts';
import {
  sampleFinding,
  sampleRule,
  sampleRun,
  sampleScenario,
  sampleViolation,
} from '../../verdicts/testing/sample-run.ts';
import { writeJsonReport } from '../json-report.ts';
import { Terminal } from './terminal.ts';

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const reporter = fileURLToPath(new URL('../conformance-reporter.ts', import.meta.url));
const rule = sampleRule('V1-CMD-01');
const results = {
  good: [sampleFinding(rule, 1)],
  broken: [sampleFinding(rule, 1, [sampleViolation()])],
  incomplete: [],
};
const env = { NO_COLOR: '1', FORCE_COLOR: undefined, VITEST: undefined };

/** For tests: a separate project, with results that were settled beforehand, run by its own Vitest. */
export class ReporterProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(): Promise<ReporterProject> {
    const folder = await mkdtemp(join(tmpdir(), 'reporter-'));
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
      const result = settleVerdicts(
        sampleRun({ rules: [rule], scenarios: [sampleScenario('commands', { findings })] }),
      );
      const file = await writeJsonReport(result, join(folder, name));
      files[`${name}.conformance.js`] = `beforeAll(() => {
        if (!process.env.CONFORMANCE_PROGRESS) return;
        console.log('\\u0001conformance-progress ' + JSON.stringify({ done: 1, total: 2, running: 'commands' }));
        process.stderr.write('Seed 7.\\n');
      });
      test('all', ({ task }) => {
        task.meta.conformance = { file: ${JSON.stringify(file)} };
        expect('${result.summary.verdict}').toBe('pass');
      });`;
    }
    const lost = { why: 'The disk is full.', result: settleVerdicts(sampleRun({ rules: [rule] })) };
    files['lost.conformance.js'] = `
      test('one', ({ task }) => {
        task.meta.conformance = { file: 'none.json', lost: ${JSON.stringify(lost)} };
      });
      test('other', ({ task }) => {
        task.meta.conformance = { file: 'none.json' };
      });`;
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return new ReporterProject(folder);
  }

  /** Runs what the filters name, with its output in pipes. */
  run(filters: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const args = [vitest, 'run', ...filters];
    return new Promise((resolve) => {
      const options = { cwd: this.folder, env: { ...process.env, ...env } };
      const child = execFile(process.execPath, args, options, (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr });
      });
    });
  }

  /** Runs what the filters name, at a terminal. */
  type(filters: readonly string[], columns: number, variables: NodeJS.ProcessEnv = {}): Terminal {
    const command = [process.execPath, vitest, 'run', ...filters];
    return new Terminal(command, { cwd: this.folder, columns, env: variables });
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
