#!/usr/bin/env node
import process from 'node:process';
import { main } from './program.ts';

// A reader that has gone away, as `| head -1` does, is not a reason to end with a stack.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
await main(process, process.argv);
// A device that was given up, or a listener that does not close, must not keep a finished run alive.
process.exit();
