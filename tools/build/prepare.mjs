// npm runs this after `npm install` in a clone, before it packs, and when npx links the clone: then maybe before anything is
// installed, and a failure would be remembered.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
if (existsSync(join(root, 'node_modules', 'typescript'))) {
  const { status } = spawnSync('npm', ['run', 'build'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
} else {
  process.stderr.write('The compiler is not installed, so nothing is built. Run: npm install\n');
}
