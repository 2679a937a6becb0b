import type { Rule } from '../../suites/rules/rule.ts';
import type { Trial } from './fault-trial.ts';

/** What is wrong with the matrix; empty when every fault is named by its own rule, and by no other without a reason. */
export function problemsOf(trials: readonly Trial[]): string[] {
  return trials.flatMap(({ fault, rule, red, flaky, explained, harnessErrors }) => {
    const allowed = new Set([rule, ...explained.map((also) => also.rule)]);
    const missed = red.includes(rule) ? [] : [`${fault} is missed: ${rule} did not turn red`];
    const unrelated = red.filter((id) => !allowed.has(id)).map((id) => `${fault} reddens ${id} without a reason`);
    const unsteady = flaky.filter((id) => !allowed.has(id)).map((id) => `${fault} breaks ${id} once and not again`);
    return [...missed, ...unrelated, ...unsteady, ...harnessErrors.map((error) => `${fault}: ${error}`)];
  });
}

/** Rules that no fault is made for. */
export function rulesWithoutFault(rules: readonly Rule[], faults: readonly { readonly rule: string }[]): string[] {
  const caught = new Set(faults.map(({ rule }) => rule));
  return rules.flatMap(({ id }) => (caught.has(id) ? [] : [id]));
}
