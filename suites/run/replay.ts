import type { Rule } from '../rules/rule.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { parseReplayToken, ReplayTokenError } from './replay-token.ts';
import type { RunSettings } from './run-conformance.ts';

/** The settings with which a token plays its one scenario again, or the settings as they are when there is no token. */
export function replayedSettings(settings: RunSettings, token: string | undefined): RunSettings {
  if (!token) return settings;
  const { seed } = parseReplayToken(token);
  return {
    ...settings,
    seed,
    scenarios: [scenarioOf(token)],
    rules: replayedRules(settings.rules, token),
    long: true,
    replay: () => token,
  };
}

/** The rules that a token's scenario is meant to exercise, or all of them when there is no token. */
export function replayedRules(rules: readonly Rule[], token: string | undefined): readonly Rule[] {
  if (!token) return rules;
  const { exercises } = scenarioOf(token);
  return rules.filter(({ id }) => exercises.includes(id));
}

function scenarioOf(token: string): Scenario {
  const { scenario: name } = parseReplayToken(token);
  const scenario = scenarios.find((scenario) => scenario.name === name);
  if (scenario) return scenario;
  throw new ReplayTokenError(
    `The replay token "${token}" is of a scenario "${name}", which this release does not have. It has ${scenarios.map(({ name }) => name).join(', ')}.`,
  );
}
