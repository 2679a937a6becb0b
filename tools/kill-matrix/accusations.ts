import { expect } from 'vitest';
import { complaintsOf } from './complaints.ts';
import { readTrialProducts } from './trial-product.ts';
import { runTrial, type TrialDevice } from './trial-run.ts';

const products = await readTrialProducts();
/** Some of the clients wait up to 30 s before they come back. */
const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };

/** For tests: every scenario against a correct device, which says nothing of it but what it is known to warn of. */
export async function expectNoAccusation(
  trial: Omit<TrialDevice, 'waits'>,
  warns: readonly string[],
  byChance: readonly string[] = [],
): Promise<void> {
  const result = await runTrial({ ...trial, waits }, products[trial.generation ?? 1]);
  expect(complaintsOf(result, warns, byChance)).toEqual([]);
}
