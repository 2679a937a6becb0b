import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { python } from '../fixtures/clients/programs.ts';
import { readJsonReport } from '../suites/report/json-report.ts';

const root = join(import.meta.dirname, '..');
const devices = 'node_modules/huawei-iot-conformance/lib/fixtures/devices';
/** The package's own reference device, in a separate process for each of its lives: half a second each. */
const referenceDevice = `node ${devices}/run-device.js`;
/** A scenario shows that all that plays and reports is there. The device in Python, and the shards, play all of them. */
const few = ['connect'];
/** To install takes 10 s on an idle machine, and took ten times that on one with ten other jobs. */
const installMs = 600_000;
const runMs = 300_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conformance user-'));
  const [packed] = JSON.parse(await succeeds('npm', ['pack', '--json', '--ignore-scripts', root]));
  await succeeds('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', packed.filename]);
  await cp(join(root, 'fixtures/product-models/street-lamp'), join(folder, 'model'), { recursive: true });
  await cp(join(root, 'fixtures/clients/vendor_style_client.py'), join(folder, 'device.py'));
}, installMs);
afterAll(() => rm(folder, { recursive: true }), installMs);

/** A command as a user types it in a folder that holds nothing but the installed package. */
function typed(command: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}) {
  const { PATH, HOME } = process.env;
  const npm = Object.entries(process.env).filter(([name]) => /^npm_config_/i.test(name));
  const options = { cwd: folder, env: { PATH, HOME, ...Object.fromEntries(npm), ...variables }, maxBuffer: 1 << 26 };
  return new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(command, args, options, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode, stdout, stderr }),
    );
  });
}

async function succeeds(command: string, args: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await typed(command, args);
  if (exitCode === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} ended with exit code ${exitCode}: ${stderr}`);
}

/** Writes the three lines. */
function configure(settings: object): Promise<void> {
  const lines = [
    "import { conformance } from 'huawei-iot-conformance/vitest';",
    '',
    `export default conformance(${JSON.stringify(settings)});`,
  ];
  return writeFile(join(folder, 'vitest.config.ts'), `${lines.join('\n')}\n`);
}

function result(reportDir = 'reports') {
  return readJsonReport(join(folder, reportDir, 'conformance.json'));
}

describe('in a folder that holds nothing but the installed package', () => {
  test.skipIf(!python)(
    'a client in Python is judged by one command, without any configuration',
    async () => {
      const device = `${python?.[0]} device.py`;
      const args = ['run', '--device', device, '--product-model', './model', '--runs', 'quick'];
      const { stdout, stderr } = await typed('npx', ['huawei-iot-conformance', ...args]);
      expect(stderr).toMatch(/^Generation \d of .*\nSeed -?\d+, runs quick/);
      expect(stdout).toMatch(/^Conformance of \S*python3 device\.py, generation 1, seed -?\d+$/m);
      const { summary, rules } = await result();
      expect(summary.counts).toMatchObject({ 'could-not-run': 0, 'harness-error': 0 });
      // Like the vendor's tutorials, it answers every command with the same body.
      expect(rules.find(({ id }) => id === 'V1-CMD-06')).toMatchObject({ verdict: 'warn' });
      expect(summary.counts.pass).toBeGreaterThan(60);
      expect(await readFile(join(folder, 'reports/conformance.html'), 'utf8')).toContain('device.py');
    },
    runMs,
  );

  test(
    'a vitest.config.ts of three lines is enough for a bare npx vitest',
    async () => {
      await configure({ device: { command: referenceDevice }, scenario: few, seed: 7 });
      const { exitCode, stdout } = await typed('npx', ['vitest']);
      expect(stdout).toContain('Conformance of node node_modules/');
      expect(stdout).toContain('The device keeps every rule that was judged. Exit code 0.');
      expect({ exitCode, summary: (await result()).summary }).toMatchObject({
        exitCode: 0,
        summary: { verdict: 'pass', seed: 7 },
      });
    },
    runMs,
  );

  test(
    'settings in two places are refused in one sentence',
    async () => {
      await configure({ device: { command: 'true' } });
      await writeFile(join(folder, 'conformance.config.json'), '{}');
      const { exitCode, stderr } = await typed('npx', ['vitest']);
      await rm(join(folder, 'conformance.config.json'));
      expect(stderr).toContain('Settings stand in vitest.config and in conformance.config.json: expected them in one');
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(exitCode).toBe(2);
    },
    runMs,
  );

  test(
    'a program judges a device, and what is wrong with its options is told without a stack',
    async () => {
      const judging = (options: object) => [
        "import { runConformance, scenarios as all } from 'huawei-iot-conformance/suites';",
        `const scenarios = all.filter(({ name }) => ${JSON.stringify(few)}.includes(name));`,
        `const { summary } = await runConformance({ scenarios, ...${JSON.stringify(options)} });`,
        'console.log(summary.verdict);',
      ];
      const options = { device: referenceDevice, productModel: './model', seed: 7 };
      await writeFile(join(folder, 'judge.mjs'), judging(options).join('\n'));
      expect(await typed('node', ['judge.mjs'])).toEqual({ exitCode: 0, stdout: 'pass\n', stderr: '' });
      await writeFile(join(folder, 'judge.mjs'), judging({ ...options, runs: 'fast' }).join('\n'));
      const { exitCode, stderr } = await typed('node', ['judge.mjs']);
      expect(stderr).toContain('ConfigurationError: runs in runConformance is "fast": expected "quick", "normal"');
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(exitCode).toBe(1);
    },
    runMs,
  );

  test('the types of the package are whole, also where libraries are checked', async () => {
    const lines = [
      "import { type CodecMode, MockPlatform } from 'huawei-iot-conformance';",
      "import { type Need, type Rig, runConformance } from 'huawei-iot-conformance/suites';",
      "import { conformance } from 'huawei-iot-conformance/vitest';",
      'export const platform = (): Promise<MockPlatform> => MockPlatform.start();',
      "export const result = runConformance({ device: async () => ({ stop: async () => {} }), known: ['V1-CMD-01'] });",
      'export const play = async (rig: Rig, _: Need, __: CodecMode) => rig.until(() => true, { ms: 1 });',
      'export const config = conformance();',
      '// @ts-expect-error: it is internal',
      'export const broker = async () => (await platform()).broker;',
    ];
    await writeFile(join(folder, 'types.mts'), lines.join('\n'));
    const flags = [
      '--noEmit',
      '--ignoreConfig',
      '--declaration',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2023',
    ];
    const { stdout } = await typed('node', [join(root, 'node_modules/typescript/bin/tsc'), ...flags, 'types.mts']);
    // Of what it depends on, the types may need those of the browser or of Node.
    expect(stdout.split('\n').filter((line) => line.includes('huawei-iot-conformance/'))).toEqual([]);
    expect(stdout).not.toMatch(/^types\.mts/m);
  });

  test(
    'init writes a configuration and a pipeline, whose script judges the device and leaves what its server reads',
    async () => {
      const init = await typed('npx', [
        'huawei-iot-conformance',
        'init',
        '--device',
        referenceDevice,
        '--ci',
        'gitlab',
      ]);
      expect(init).toEqual({
        exitCode: 0,
        stdout: 'wrote conformance.config.yaml\nwrote .gitlab-ci.yml\n',
        stderr: 'Next: npx huawei-iot-conformance run\n',
      });
      const again = await typed('npx', ['huawei-iot-conformance', 'init', '--device', 'true', '--ci', 'gitlab']);
      expect(again.stderr).toContain('Nothing was written.');
      const { script, artifacts } = parse(await readFile(join(folder, '.gitlab-ci.yml'), 'utf8')).conformance;
      await rm(join(folder, 'reports'), { recursive: true, force: true });
      const variables = { CI: 'true', CONFORMANCE_SCENARIO: few.join(), CI_PROJECT_DIR: folder };
      const { exitCode, stdout } = await typed('sh', ['-e', '-c', script.join('\n')], variables);
      await rm(join(folder, 'conformance.config.yaml'));
      expect(stdout).toContain('Conformance of node node_modules/huawei-iot-conformance/');
      expect({ exitCode, again: again.exitCode }).toEqual({ exitCode: 0, again: 2 });
      expect(await readFile(join(folder, artifacts.reports.junit), 'utf8')).toContain('<testcase name="V1-CONN-01"');
      expect(JSON.parse(await readFile(join(folder, artifacts.reports.codequality), 'utf8'))).toEqual([]);
    },
    runMs,
  );

  test(
    'the script of the GitHub Action tells the verdict and keeps the exit code',
    async () => {
      const [{ run, env }] = parse(await readFile(join(root, 'action.yml'), 'utf8')).runs.steps;
      const variables = Object.fromEntries(Object.keys(env).map((name) => [name, '']));
      const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
      const given = { DEVICE_COMMAND: 'false', CONFORMANCE_RUNS: 'quick', REPORT_DIR: 'reports', VERSION: version };
      const output = join(folder, 'output');
      const { exitCode } = await typed('bash', ['-e', '-c', run], { ...variables, ...given, GITHUB_OUTPUT: output });
      expect(await readFile(output, 'utf8')).toBe('exit-code=3\nverdict=could-not-run\n');
      expect(exitCode).toBe(3);
    },
    runMs,
  );

  test(
    'two shards, merged, have the verdicts of one run',
    async () => {
      await configure({ device: { module: `./${devices}/reference-device.js` }, runs: 'quick', seed: 7 });
      const whole = await typed('npx', ['vitest'], { REPORT_DIR: 'whole' });
      for (const index of [1, 2]) {
        const shard = await typed('npx', ['vitest', `--shard=${index}/2`], { REPORT_DIR: `shard-${index}` });
        expect(shard).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('Seed 7') });
      }
      const files = ['shard-1/conformance.json', 'shard-2/conformance.json'];
      const merged = await typed('npx', ['huawei-iot-conformance', 'merge', ...files, '--report-dir', 'merged']);
      expect(merged).toMatchObject({ exitCode: whole.exitCode, stderr: '' });
      const [one, all] = await Promise.all(['whole', 'merged'].map((name) => result(name)));
      const verdicts = ({ rules }: NonNullable<typeof one>) => rules.map(({ id, verdict }) => `${id} ${verdict}`);
      expect(one && all && verdicts(all)).toEqual(one && verdicts(one));
      expect(all?.scenarios.map(({ name }) => name)).toEqual(one?.scenarios.map(({ name }) => name));
    },
    2 * runMs,
  );
});
