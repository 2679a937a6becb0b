// After a build: makes of the compiled command line a command that `npx` finds in this folder. npm links the commands of
// dependencies, never a package's own.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = dirname(import.meta.dirname);
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const commands = join(root, 'node_modules', '.bin');

for (const [name, file] of Object.entries(bin)) {
  chmodSync(join(root, file), 0o755);
  // npm makes what Windows needs for its own links only.
  if (process.platform === 'win32' || !existsSync(dirname(commands))) continue;
  mkdirSync(commands, { recursive: true });
  rmSync(join(commands, name), { force: true });
  symlinkSync(relative(commands, join(root, file)), join(commands, name));
}
