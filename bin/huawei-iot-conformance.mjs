#!/usr/bin/env node
// The command. It is here before anything is compiled: in a clone npx links it once, and remembers a link that failed.
import { existsSync } from 'node:fs';

const main = new URL('../lib/cli/main.js', import.meta.url);
if (existsSync(main)) {
  await import(main.href);
} else {
  process.stderr.write('This clone is not built yet. Run: npm install\n');
  process.exitCode = 2;
}
