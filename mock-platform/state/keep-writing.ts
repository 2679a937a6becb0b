import { StateFile } from './state-file.ts';

/**
 * For tests: writes entries without end, and prints each one on stdout when it is durable. A line is `put KEY VALUE`; the value grows.
 * Small compaction, so that a kill often falls into a rewriting.
 */
const [path = '', first = '0'] = process.argv.slice(2);
const file = await StateFile.open(path, { compactAt: 20 });
for (let n = Number(first); ; n += 1) {
  const key = `key-${n % 7}`;
  file.put('entry', key, n);
  file.put('other', `${n}`, 'x'.repeat(200));
  file.delete('other', `${n - 3}`);
  await file.saved();
  process.stdout.write(`${key} ${n}\n`);
}
