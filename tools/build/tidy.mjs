// After a build: removes from dist what the compiler made of sources that are gone. It would run, and be packed.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const source = relative(dist, file).replace(/(\.d\.ts|\.js|\.js\.map)$/, '.ts');
  if (source !== '.tsbuildinfo' && !existsSync(join(root, source))) rmSync(file);
}
