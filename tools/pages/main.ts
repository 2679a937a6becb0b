import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { findRule } from '../../suites/rules/catalogue.ts';
import { generatedFiles, generatedFolders } from './generated-files.ts';

// Writes the pages and documents that are made from the code. A test fails when they are stale.

const options = new Command('docs')
  .option('--record [rules...]', 'play the faults and record the examples of these rules again, or of all')
  .parse()
  .opts<{ readonly record?: true | readonly string[] }>();

const root = join(import.meta.dirname, '../../..');
if (options.record) {
  // What plays devices takes long to load.
  const { recordExamples } = await import('./record.ts');
  const ids = options.record === true ? [] : options.record.map((id) => findRule(id).id);
  const missing = await recordExamples(join(root, 'suites/pages/examples.json'), ids);
  if (missing.length > 0) console.error(`No fault shows ${missing.join(', ')}.`);
  console.error('Build once more to read the new examples: npm run docs');
  process.exit(missing.length > 0 ? 1 : 0);
}

const files = generatedFiles(root);
for (const folder of generatedFolders) {
  for (const name of await readdir(join(root, folder)).catch(() => [])) {
    if (!files.has(`${folder}/${name}`)) await rm(join(root, folder, name));
  }
}
for (const folder of generatedFolders) await mkdir(join(root, folder), { recursive: true });
for (const [path, text] of files) await writeFile(join(root, path), text);
console.error(`${files.size} files written.`);
