import type { Entry, Violation } from '../../rules/rule.ts';
import { carrierOf } from '../../trace/carrier-of.ts';
import { indexIn } from '../../trace/neighbours.ts';
import { obstacle, type ScenarioResult } from '../scenario-result.ts';

/** One violation of a rule, in the journal that shows it. */
export interface Case {
  readonly journal: readonly Entry[];
  readonly violation: Violation;
  /** In the order of time. */
  readonly evidence: readonly Entry[];
  /** The entry that shows the violation, and the packet that carried it. */
  readonly shownBy: Entry;
  readonly packet: Entry;
}

/** So many of a rule's violations in one scenario are looked at. */
const LOOKED_AT = 12;

/** The violations of each rule, by its id. Nothing is concluded from a scenario in which the suite contradicted itself. */
export function casesOf(scenarios: readonly ScenarioResult[]): Map<string, Case[]> {
  const cases = new Map<string, Case[]>();
  for (const { outcome, findings, journal } of scenarios) {
    if (obstacle(outcome)?.verdict === 'harness-error') continue;
    for (const { rule, violations } of findings) {
      const found = violations.slice(0, LOOKED_AT).flatMap((violation): Case[] => {
        const evidence = violation.evidence.flatMap((stamp) => journal[indexIn(journal, stamp)] ?? []);
        const shownBy = evidence.at(-1);
        if (!shownBy) return [];
        return [{ journal, violation, evidence, shownBy, packet: carrierOf(shownBy, journal) }];
      });
      if (found.length > 0) cases.set(rule.id, [...(cases.get(rule.id) ?? []), ...found]);
    }
  }
  return cases;
}
