// Repeats what failed, then prints the totals of vitest's JSON results, alone on a line; fails if a result is missing, empty
// or red.
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
  for (const { assertionResults, message, name } of result.testResults) {
    if (message) console.log(`✗ ${name}\n${message}`);
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === 'failed') console.log(`✗ ${fullName}\n${failureMessages.join('\n').slice(0, 4000)}`);
    }
  }
}
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 ? 1 : 0;
