import { UsageError } from '../../mock-platform/usage-error.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { Need, Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { foundNames, ruleNamed, rulesInArea, scenarioNamed, sequencesName } from './find-names.ts';
import { tell } from './texts.ts';

/** What was asked for. */
export interface Selection {
  /** Ids of rules; undefined for all that the scenarios show. */
  readonly rules?: ReadonlySet<string>;
  /** Those that were named one by one: what only a long scenario shows is played for them all the same. */
  readonly insisted?: ReadonlySet<string>;
  /** Names of scenarios, `sequences` for what is generated; undefined for all that can show the rules. */
  readonly scenarios?: ReadonlySet<string>;
}

/** What is played and judged, and what of the catalogue was not asked for. */
export interface Chosen {
  readonly rules: readonly Rule[];
  readonly scenarios: readonly Scenario[];
  /** Whether generated sequences are played. */
  readonly sequences: boolean;
  readonly unasked: ReadonlySet<string>;
}

/**
 * Finds what the names of rules, areas and scenarios mean; undefined when there are none.
 * @throws ConfigurationError with the names that come nearest, or when the scenarios cannot show the rules
 */
export function selectionOf(
  { rule, area, scenario }: { readonly [what in 'rule' | 'area' | 'scenario']: readonly string[] },
  rules: readonly Rule[],
  scenarios: readonly Scenario[],
): Selection | undefined {
  const insisted = foundNames(rule, (name) => [ofThisRun(ruleNamed(name), rules)]);
  const ids = [...insisted, ...foundNames(area, (name) => rulesInArea(name, rules))];
  const names = foundNames(scenario, (name) => [scenarioNamed(name, scenarios)]);
  if (ids.length + names.length === 0) return undefined;
  const selection: Selection = {
    ...(ids.length > 0 && { rules: new Set(ids), insisted: new Set(insisted) }),
    ...(names.length > 0 && { scenarios: new Set(names) }),
  };
  if (ids.length > 0 && names.length > 0) {
    const all = choose(selection, rules, scenarios, () => true);
    const unseen = all.rules.filter((one) => !isShown(one, all, scenarios));
    if (unseen.length > 0) {
      throw new ConfigurationError([
        tell('names.cannotShow', { rules: unseen.map(({ id }) => id).join(', '), scenarios: names.join(', ') }),
      ]);
    }
  }
  return selection;
}

/** @throws UsageError for a rule of the catalogue by which no device of this generation is judged */
function ofThisRun(id: string, rules: readonly Rule[]): string {
  if (rules.some((rule) => rule.id === id)) return id;
  throw new UsageError(tell('names.otherGeneration', { rule: id }));
}

/** The rest of the catalogue is not judged, and what can show nothing that is asked for is not played. */
export function choose(
  selection: Selection,
  rules: readonly Rule[],
  scenarios: readonly Scenario[],
  /** What a run plays when nothing is asked for. */
  isUsual: (scenario: Scenario) => boolean,
): Chosen {
  const asked = rules.filter(({ id }) => selection.rules?.has(id) ?? true);
  const played = scenarios.filter((scenario) => {
    if (selection.scenarios) return selection.scenarios.has(scenario.name);
    const shows = asked.filter(({ id }) => canShow(scenario, id, scenarios));
    if (isUsual(scenario)) return shows.length > 0;
    // Who names a rule that only such a scenario shows wants it played.
    const others = scenarios.filter(isUsual);
    return shows.some(({ id }) => selection.insisted?.has(id) && !others.some((one) => aimsAt(one, id)));
  });
  const sequences = selection.scenarios?.has(sequencesName) ?? asked.some(showsInSequences);
  const shown = new Set(played.flatMap(({ exercises }) => exercises));
  const isAsked = ({ id }: Rule) => asked.some((rule) => rule.id === id) && (!selection.scenarios || shown.has(id));
  return {
    rules: asked,
    // The first scenario tells whether the device runs at all.
    scenarios: played.length > 0 ? played : scenarios.filter(({ needs }) => needs === undefined).slice(0, 1),
    sequences,
    unasked: new Set(rules.filter((rule) => !isAsked(rule)).map(({ id }) => id)),
  };
}

function isShown(rule: Rule, { scenarios, sequences }: Chosen, all: readonly Scenario[]): boolean {
  return (sequences && showsInSequences(rule)) || scenarios.some((one) => canShow(one, rule.id, all));
}

/** A rule that no scenario aims at shows in any of them. */
function canShow(scenario: Scenario, id: string, all: readonly Scenario[]): boolean {
  return aimsAt(scenario, id) || !all.some((one) => aimsAt(one, id));
}

function aimsAt({ exercises }: Scenario, id: string): boolean {
  return exercises.includes(id);
}

/** Generated sequences are played on one kind of platform, which a device finds in good order. */
const needsMore = new Set<Need>(['tls', 'registration']);

function showsInSequences({ needs = [] }: Rule): boolean {
  return !needs.some((need) => needsMore.has(need));
}
