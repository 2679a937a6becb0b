// Runs scripts of package.json side by side, and shows what each says when it ends: one machine has more than one core, and most
// checks use one. Fails if any of them fails.
import { execFile } from 'node:child_process';
import { join } from 'node:path';

const cwd = join(import.meta.dirname, '../..');

function run(script) {
  return new Promise((resolve) => {
    const options = { cwd, maxBuffer: 1 << 26, shell: process.platform === 'win32' };
    const child = execFile('npm', ['run', '--silent', script], options, (_, stdout, stderr) => {
      const isGood = child.exitCode === 0;
      process.stdout.write(`${isGood ? '✓' : '✗'} ${script}\n${stdout}${stderr}`);
      resolve(isGood);
    });
  });
}

const good = await Promise.all(process.argv.slice(2).map(run));
process.exitCode = good.every(Boolean) ? 0 : 1;
