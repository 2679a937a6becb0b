#!/usr/bin/env node
import process from 'node:process';
import { main } from './program.ts';

await main(process, process.argv);
// A device that was given up, or a listener that does not close, must not keep a finished run alive.
process.exit();
