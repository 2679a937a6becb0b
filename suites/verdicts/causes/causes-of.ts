import type { ConformanceResult, RuleResult } from '../../result/conformance-result.ts';
import type { ScenarioResult } from '../scenario-result.ts';
import { type Case, casesOf } from './case.ts';
import { endLikeness } from './end-likeness.ts';
import { explains } from './explains.ts';
import { layerOf } from './layer-of.ts';
import { strayLikeness } from './stray-likeness.ts';
import { topicLikeness } from './topic-likeness.ts';

export type Cause = NonNullable<ConformanceResult['causes']>[number];

/** A broken rule with all that the scenarios show of it. */
interface Broken {
  readonly rule: RuleResult;
  readonly cases: readonly Case[];
  /** What all that it shows has in common. */
  readonly likeness: ReadonlySet<string>;
  /** Place in the catalogue. */
  readonly place: number;
}

/**
 * Which broken rules belong together, what to mend first in front. A rule belongs to another one when that one explains
 * each of its violations by the messages that both speak of. Pure; what is expected to be broken (`known`) stays out.
 */
export function causesOf(rules: readonly RuleResult[], scenarios: readonly ScenarioResult[]): Cause[] {
  const cases = casesOf(scenarios);
  const all = rules.flatMap((rule, place): Broken[] => {
    if (rule.broken === 0 || rule.known) return [];
    const found = cases.get(rule.id) ?? [];
    const likeness = new Set([strayLikeness, endLikeness, topicLikeness].flatMap((like) => [...like(found)]));
    return [{ rule, cases: found, likeness, place }];
  });
  const parents = new Map<Broken, Broken>();
  for (const effect of all) {
    const parent = parentOf(effect, all);
    if (parent && rootOf(parent, parents) !== effect) parents.set(effect, parent);
  }
  const roots = new Map(all.map((broken) => [broken, rootOf(broken, parents)]));
  return all
    .filter((broken) => roots.get(broken) === broken)
    .map((root) => ({ root, effects: all.filter((broken) => broken !== root && roots.get(broken) === root) }))
    .sort((a, b) => toldFirst(a.root, b.root) || b.effects.length - a.effects.length || a.root.place - b.root.place)
    .map(({ root, effects }) => ({ rule: root.rule.id, alsoBroken: effects.map(({ rule }) => rule.id) }));
}

/**
 * What names the cause of a broken rule best, among those that explain it; where several explain it only together, the one
 * that explains most of it.
 */
function parentOf(effect: Broken, all: readonly Broken[]): Broken | undefined {
  const others = all.filter((cause) => cause !== effect);
  const [best] = others.filter((cause) => isCause(cause, effect)).sort((a, b) => (precedes(a, b) ? -1 : 1));
  if (best) return best;
  const graver = others.filter((cause) => gravity(cause) <= gravity(effect) && !accountsFor(effect, cause));
  const explained = graver.map((cause) => ({ cause, cases: casesExplained(cause, effect) }));
  const together = new Set(explained.flatMap(({ cases }) => cases));
  if (effect.cases.length === 0 || together.size < effect.cases.length) return undefined;
  return explained.sort((a, b) => b.cases.length - a.cases.length)[0]?.cause;
}

function isCause(one: Broken, other: Broken): boolean {
  if (gravity(one) > gravity(other)) return false;
  const explained = accountsFor(one, other);
  const explaining = accountsFor(other, one);
  // The graver one names what both are about.
  if (gravity(one) < gravity(other)) return explained || (explaining && !other.rule.flaky);
  return explained && (!explaining || precedes(one, other));
}

function accountsFor(cause: Broken, effect: Broken): boolean {
  if (effect.cases.length === 0) return false;
  if ([...cause.likeness].some((like) => effect.likeness.has(like))) return true;
  return casesExplained(cause, effect).length === effect.cases.length;
}

function casesExplained(cause: Broken, effect: Broken): Case[] {
  return effect.cases.filter((one) => cause.cases.some((other) => explains(other, one)));
}

function gravity({ rule: { flaky, level } }: Broken): number {
  if (flaky) return 2;
  return level === 'MUST' ? 0 : 1;
}

/** Of two that explain each other: what MQTT forbids, what shows the mistake, what happens most, what tells the longer story, what shows first. */
function precedes(one: Broken, other: Broken): boolean {
  const order =
    Number(isForbidden(other)) - Number(isForbidden(one)) ||
    Number(isTelling(other)) - Number(isTelling(one)) ||
    (isOftener(one, other) ? other.rule.broken - one.rule.broken : 0) ||
    evidenceOf(other) - evidenceOf(one) ||
    momentOf(one, other) - momentOf(other, one) ||
    one.place - other.place;
  return order < 0;
}

/** MQTT itself forbids it: what else is wrong with such a packet follows from that. */
function isForbidden({ cases }: Broken): boolean {
  return cases[0]?.shownBy.type === 'wire-violated';
}

/** Where both show the same at one moment, the one that shows it always is about all of it. */
function isOftener(one: Broken, other: Broken): boolean {
  const [first] = one.cases;
  const [second] = other.cases;
  return one.likeness.size > 0 && first?.shownBy.type === second?.shownBy.type;
}

function evidenceOf({ cases }: Broken): number {
  return cases[0]?.evidence.length ?? 0;
}

/** Sequence number of what shows it first in a scenario that shows the other one, too. */
function momentOf({ cases }: Broken, other: Broken): number {
  const shared = cases.find(({ journal }) => other.cases.some((one) => one.journal === journal));
  return shared?.shownBy.seq ?? Number.POSITIVE_INFINITY;
}

function isTelling({ rule: { violations } }: Broken): boolean {
  return violations[0]?.nearMiss !== undefined;
}

function rootOf(broken: Broken, parents: ReadonlyMap<Broken, Broken>): Broken {
  const parent = parents.get(broken);
  return parent ? rootOf(parent, parents) : broken;
}

/** What shows the mistake itself comes first; silence, which may have any cause, last. */
function toldFirst(a: Broken, b: Broken): number {
  return Number(isTelling(b)) - Number(isTelling(a)) || layerOf(a.cases[0]?.shownBy) - layerOf(b.cases[0]?.shownBy);
}
