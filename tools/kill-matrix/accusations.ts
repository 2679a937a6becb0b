import { expect } from 'vitest';
import { readTrialProducts } from './trial-product.ts';
import { runTrial, type TrialDevice } from './trial-run.ts';

const products = await readTrialProducts();
/** Some of the clients wait up to 30 s before they come back. */
const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };

/** In the reason of what could not be judged because of the machine. */
const tooBusy = /The machine was too busy/;

/**
 * For tests: every scenario against a correct device. No rule fails, none goes unseen, and just these warn; what the device
 * does by chance may warn or not. Only a rule that the machine was too busy for may be missing.
 */
export async function expectNoAccusation(
  trial: Omit<TrialDevice, 'waits'>,
  warns: readonly string[],
  byChance: readonly string[] = [],
): Promise<void> {
  const { rules, scenarios } = await runTrial({ ...trial, waits }, products[trial.generation ?? 1]);
  const told = rules.filter(({ violations }) => violations.length > 0);
  const accusations = told.map(({ id: rule, verdict, flaky, violations: [violation] }) => ({
    rule,
    verdict: flaky ? 'flaky' : verdict,
    why: `${violation?.scenario}: ${violation?.message} Expected ${violation?.expected}, got ${violation?.actual}`,
  }));
  const isListed = ({ rule, verdict }: { rule: string; verdict: string }) =>
    (verdict === 'warn' && warns.includes(rule)) || (verdict !== 'fail' && byChance.includes(rule));
  expect(accusations.filter((accusation) => !isListed(accusation))).toEqual([]);
  const excused = (reason = '') => tooBusy.test(reason);
  const stopped = scenarios.filter(({ outcome, reason }) => outcome !== 'ran' && !excused(reason));
  expect(stopped.map(({ name, reason }) => ({ name, reason }))).toEqual([]);
  const unseen = rules.filter(({ verdict }) => verdict === 'not-exercised' || verdict === 'could-not-run');
  expect(unseen.filter(({ reason }) => !excused(reason)).map(({ id, reason }) => ({ id, reason }))).toEqual([]);
  const certain = told.map(({ id }) => id).filter((id) => !byChance.includes(id));
  expect(new Set(certain)).toEqual(new Set(warns.filter((id) => !unseen.some((rule) => rule.id === id))));
}
