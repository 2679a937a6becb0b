import { join } from 'node:path';
import process from 'node:process';
import { translationProblems } from './translation-problems.ts';

const problems = await translationProblems(join(import.meta.dirname, '../..'));
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;
