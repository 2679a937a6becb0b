// Prints the totals of vitest's JSON results, alone on a line; fails if a result is missing, empty or red.
import { readFileSync } from 'node:fs';

const totals = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2)) {
  const result = JSON.parse(readFileSync(file, 'utf8'));
  if (result.numTotalTests === 0) throw new Error(`${file}: no test ran`);
  totals.passed += result.numPassedTests;
  totals.failed +=
    result.numFailedTests +
    result.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .length;
  totals.skipped += result.numPendingTests + result.numTodoTests;
}
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`);
process.exitCode = totals.failed > 0 ? 1 : 0;
