import { inLanguage } from '../../mock-platform/language/spoken.ts';
import { UsageError } from '../../mock-platform/usage-error.ts';
import { nearestName } from '../../mock-platform/user-files/edit-distance.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { areaName, areaOf, areaPrefix, areaTitle } from '../rules/area.ts';
import { findRule } from '../rules/catalogue.ts';
import type { Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { tell } from './texts.ts';

/** The name of all generated sequences, where scenarios are named. */
export const sequencesName = 'sequences';

/** The id of the rule that a name means, in any letter case. @throws UsageError with the ids that come nearest */
export function ruleNamed(name: string, rules: readonly Rule[] = []): string {
  // A rule of the user's own.
  return rules.find(({ id }) => id === name)?.id ?? findRule(name).id;
}

/** Ids of the rules of the area that a name means: `commands`, `CMD` or `V1-CMD`. @throws UsageError with the nearest */
export function rulesInArea(name: string, rules: readonly Rule[]): string[] {
  const wanted = name.toLowerCase();
  const found = rules.filter(({ id }) => namesOf(id).some((one) => one.toLowerCase() === wanted));
  if (found.length > 0) return found.map(({ id }) => id);
  const areas = [...new Set(rules.map(({ id }) => areaName(areaOf(id))))];
  throw unknown('area', name, areas, [...new Set(rules.flatMap(({ id }) => namesOf(id)))]);
}

function namesOf(id: string): string[] {
  const area = areaOf(id);
  return [areaName(area), area, areaPrefix(id), areaTitle(area), inLanguage('en', () => areaTitle(area))];
}

/** The scenario that a name means; `sequences` is all that is generated. @throws UsageError with the nearest name */
export function scenarioNamed(name: string, scenarios: readonly Pick<Scenario, 'name'>[]): string {
  const known = [...scenarios.map((scenario) => scenario.name), sequencesName];
  const found = known.find((one) => one.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  // What reports call sequences-3 is one of the devices that they are played on.
  if (name.startsWith(`${sequencesName}-`)) throw unknown('scenario', name, known, [], sequencesName);
  throw unknown('scenario', name, known);
}

/** What a broken SHOULD is strict on: a rule's id, or the ids' beginnings of an area. @throws UsageError with the nearest */
export function strictNamed(name: string, rules: readonly Rule[]): string[] {
  // Only rules have numbers behind a hyphen.
  return /-\d/.test(name) ? [ruleNamed(name, rules)] : [...new Set(rulesInArea(name, rules).map(areaPrefix))];
}

/** What all names mean. @throws ConfigurationError with all that mean nothing */
export function foundNames<T, R>(names: readonly T[], find: (name: T) => readonly R[], before = ''): R[] {
  const problems: string[] = [];
  const found = names.flatMap((name) => {
    try {
      return find(name);
    } catch (error) {
      problems.push(`${before}${(error as Error).message}`);
      return [];
    }
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return found;
}

function unknown(
  kind: 'area' | 'scenario',
  name: string,
  listed: readonly string[],
  near: readonly string[] = listed,
  meant = nearestName(name, near),
): UsageError {
  const values = { what: tell(`names.${kind}`), name: JSON.stringify(name) };
  return new UsageError(
    meant === undefined
      ? tell('names.none', { ...values, all: listed.join(', ') })
      : tell('names.meant', { ...values, meant }),
  );
}
