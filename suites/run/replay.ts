import { existsSync, readFileSync } from 'node:fs';
import type { Rule } from '../rules/rule.ts';
import { aimed } from '../scenarios/aimed.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { type PlayedReplay, playedReplay } from './played-replay.ts';
import { parseReplayFile, parseReplayToken, type Replay, ReplayTokenError } from './replay-token.ts';
import type { RunSettings } from './run-settings.ts';
import { scenarioOfSteps } from './try-steps.ts';

/**
 * The settings with which a token, or a file with the steps, plays just that again; the settings as they are when there
 * is none.
 * @throws ReplayTokenError
 */
export function replayedSettings(settings: RunSettings, tokenOrFile: string | undefined): RunSettings {
  if (!tokenOrFile) return settings;
  const replay = readReplay(tokenOrFile);
  const played = playedReplay(replay, settings.playbook, whatIs(tokenOrFile));
  const { extent: _, selection: __, bail: ___, limitMs: ____, ...rest } = settings;
  return {
    ...rest,
    seed: replay.seed,
    scenarios: [scenarioOf(played, settings)],
    rules: rulesOf(replay, settings),
    registration: played.registration ?? settings.registration,
    long: true,
    budgetMs: 0,
    ...(replay.rule !== undefined && { replayed: replay.rule }),
    replay: () => tokenOrFile,
  };
}

function whatIs(tokenOrFile: string): string {
  return existsSync(tokenOrFile) ? tokenOrFile : `The replay token "${tokenOrFile}"`;
}

/** What a token, or a file with the steps, holds. @throws ReplayTokenError */
export function readReplay(tokenOrFile: string): Replay {
  if (existsSync(tokenOrFile)) return parseReplayFile(readFileSync(tokenOrFile, 'utf8'), tokenOrFile);
  if (/\.json$|[\\/]/.test(tokenOrFile)) {
    throw new ReplayTokenError(`There is no file ${tokenOrFile}: expected a replay token, or a file that a run wrote.`);
  }
  return parseReplayToken(tokenOrFile);
}

function rulesOf(replay: Replay, { rules, playbook }: RunSettings): readonly Rule[] {
  if (replay.rule === undefined) {
    if (replay.steps) return rules;
    const { exercises } = scenarioNamed(replay.scenario, { rules, playbook });
    return rules.filter(({ id }) => exercises.includes(id));
  }
  const rule = rules.find(({ id }) => id === replay.rule);
  if (rule) return [rule];
  throw new ReplayTokenError(
    `The replay is of rule ${replay.rule}, which this release does not have: use the release that made it, or run the suites again.`,
  );
}

function scenarioOf({ scenario: name, steps, rule, setup }: PlayedReplay, settings: RunSettings): Scenario {
  const { rules } = settings;
  if (!steps) return scenarioNamed(name, settings);
  const exercises = rule === undefined ? rules.map(({ id }) => id) : [rule];
  const judging = rules.filter(({ id }) => id === rule);
  return scenarioOfSteps(steps, judging, { name, exercises, ...setup });
}

function scenarioNamed(name: string, { rules, playbook }: Pick<RunSettings, 'rules' | 'playbook'>): Scenario {
  const scenarios = aimed(playbook.scenarios, rules);
  const scenario = scenarios.find((scenario) => scenario.name === name);
  if (scenario) return scenario;
  throw new ReplayTokenError(
    `The replay is of a scenario "${name}" without its steps, and this release has only ${scenarios.map(({ name }) => name).join(', ')}: give the file with the steps, from REPORT_DIR/counterexamples.`,
  );
}
