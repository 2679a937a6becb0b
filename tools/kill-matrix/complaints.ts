import type { ConformanceResult } from '../../suites/result/conformance-result.ts';

/** In the reason of what could not be judged because of the machine. */
const tooBusy = /The machine was too busy/;

/**
 * What a whole run said of a correct device and should not have: that a rule fails, that one goes unseen, or that others than
 * just these warn. What the device does by chance may warn or not. Only a rule that the machine was too busy for may be missing.
 *
 * @param warns ids of rules
 * @param byChance ids of rules
 * @returns a line for each; none for a good run
 */
export function complaintsOf(
  { rules, scenarios }: Pick<ConformanceResult, 'rules' | 'scenarios'>,
  warns: readonly string[],
  byChance: readonly string[] = [],
): string[] {
  const excused = (reason = '') => tooBusy.test(reason);
  const told = rules.filter(({ violations }) => violations.length > 0);
  const isListed = ({ id, verdict, flaky }: (typeof told)[number]) =>
    (verdict === 'warn' && !flaky && warns.includes(id)) || (verdict !== 'fail' && byChance.includes(id));
  const unseen = rules.filter(({ verdict }) => verdict === 'not-exercised' || verdict === 'could-not-run');
  const isMissing = (id: string) => [...told, ...unseen].every((rule) => rule.id !== id);
  return [
    ...told
      .filter((rule) => !isListed(rule))
      .map(({ id, verdict, flaky, violations: [violation] }) => {
        const said = `${violation?.message} Expected ${violation?.expected}, got ${violation?.actual}`;
        return `${id}: ${flaky ? 'flaky' : verdict}, in ${violation?.scenario}: ${said}`;
      }),
    ...scenarios
      .filter(({ outcome, reason }) => outcome !== 'ran' && !excused(reason))
      .map(({ name, reason }) => `${name} did not run to its end: ${reason}`),
    ...unseen.filter(({ reason }) => !excused(reason)).map(({ id, reason }) => `${id} was not judged: ${reason}`),
    ...warns.filter(isMissing).map((id) => `${id} does not warn`),
  ];
}
