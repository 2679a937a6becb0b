// After a build: makes what was compiled executable, and a link in node_modules/.bin: npm links the commands of dependencies,
// never a package's own.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const commands = join(root, 'node_modules', '.bin');

chmodSync(join(root, 'lib/cli/main.js'), 0o755);
for (const [name, file] of Object.entries(bin)) {
  // npm makes what Windows needs for its own links only.
  if (process.platform === 'win32' || !existsSync(dirname(commands))) continue;
  mkdirSync(commands, { recursive: true });
  rmSync(join(commands, name), { force: true });
  symlinkSync(relative(commands, join(root, file)), join(commands, name));
}
