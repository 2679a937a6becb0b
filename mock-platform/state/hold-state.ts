import { once } from 'node:events';
import { StateFile } from './state-file.ts';

/** For tests: opens a state file when a line comes on stdin, tells how that went, and holds it until the input ends. */
const [path = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
await once(process.stdin, 'data');
try {
  const file = await StateFile.open(path);
  process.stdout.write('held\n');
  await once(process.stdin.resume(), 'end');
  await file.close();
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
  process.stdin.destroy();
}
