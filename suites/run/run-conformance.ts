import type { CodecMode } from '../../mock-platform/journal/events.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { Codec } from '../../mock-platform/registry/registry.ts';
import type { DeviceUnderTest } from '../device/device.ts';
import type { Need, Rule } from '../rules/rule.ts';
import type { Declaration, RigOptions, Waits } from '../scenarios/rig-options.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarios as allScenarios } from '../scenarios/scenarios.ts';
import type { ConformanceResult } from '../verdicts/conformance-result.ts';
import type { KnownFailure } from '../verdicts/known-failure.ts';
import { obstacle, type ScenarioResult } from '../verdicts/scenario-result.ts';
import { settleVerdicts } from '../verdicts/settle-verdicts.ts';
import { inTurn } from './in-turn.ts';
import { type Played, playScenario } from './play-scenario.ts';
import { type Progress, RunProgress } from './run-progress.ts';
import { scenarioSeed } from './seeds.ts';

/** All that a run needs to know; the configuration provides it. */
export interface RunSettings {
  readonly device: DeviceUnderTest;
  readonly declaration: Declaration;
  readonly model: ProductModel;
  readonly modelFolder: string;
  readonly codecMode: CodecMode;
  readonly codec?: Codec;
  readonly registration: boolean;
  readonly waits: Waits;
  readonly seed: number;
  readonly strict: boolean;
  /** Play the scenarios that wait for a keep-alive, too. */
  readonly long: boolean;
  readonly known: readonly KnownFailure[];
  /** What the device declares that it cannot do, with the words to print. */
  readonly inapplicable: ReadonlyMap<Need, string>;
  readonly identity: RigOptions['identity'];
  readonly host: string;
  readonly port: number;
  readonly caFile?: string;
  /** Token that plays one scenario again. */
  readonly replay: (scenario: string) => string;
  readonly scenarios?: readonly Scenario[];
  readonly rules: readonly Rule[];
  readonly onProgress?: (progress: Progress) => void;
}

/** Side by side: most scenarios wait for the device, so two cores carry more than two. */
const sideBySide = 8;

/** Plays every scenario that applies, confirms what failed alone on a fresh device, and settles the verdicts. */
export async function runConformance(settings: RunSettings): Promise<ConformanceResult> {
  const began = performance.now();
  const { rules, device, seed, strict, known, long } = settings;
  const repertoire = (settings.scenarios ?? allScenarios).filter((scenario) => long || !scenario.long);
  try {
    const { results, inapplicable } = await playAll(repertoire, settings);
    return settleVerdicts({
      rules,
      scenarios: results,
      inapplicable,
      leftOut: long ? new Map() : ruledByLongOnly(settings.scenarios ?? allScenarios),
      known,
      strict,
      seed,
      durationMs: performance.now() - began,
      device: { kind: device.kind, command: [...device.description] },
      generation: 1,
    });
  } finally {
    await device.close?.();
  }
}

async function playAll(repertoire: readonly Scenario[], settings: RunSettings) {
  const { device, rules, seed } = settings;
  const play = (scenario: Scenario, learns: boolean, inDoubt: readonly Rule[] = []) =>
    playScenario(
      scenario,
      {
        ...settings,
        ...(scenario.codecMode && { codecMode: scenario.codecMode }),
        seed: scenarioSeed(seed, scenario.name),
        learns,
      },
      rules,
      inDoubt,
    );
  let inapplicable = settings.inapplicable;
  const applies = ({ needs = [] }: Scenario) => !needs.some((need) => inapplicable.has(need));
  const progress = new RunProgress(repertoire.filter(applies), rules, settings.onProgress);
  const first = async (scenario: Scenario) => {
    progress.began(scenario);
    const played = await play(scenario, true);
    progress.ended(scenario, played);
    return { scenario, played };
  };

  // The first scenario alone tells whether the device runs at all, and what it turns out not to have.
  const [opening, ...others] = repertoire.filter(applies);
  const opened = opening ? [await first(opening)] : [];
  const runs = opened.every(({ played }) => played.outcome === 'ran');
  const drivable = opened.some(({ played }) => played.drivable);
  if (runs && !drivable) inapplicable = new Map([['adapter', 'the device has no adapter'], ...inapplicable]);
  progress.limitTo(repertoire.filter(applies));
  // A port of the user's choice cannot be had twice at a time.
  const limit = device.kind === 'external' || settings.port !== 0 ? 1 : sideBySide;
  const firsts = [...opened, ...(runs ? await inTurn(others.filter(applies), limit, first) : [])];

  const believed = new Set<string>();
  const results: ScenarioResult[] = [];
  for (const { scenario, played } of firsts) {
    const doubtful = device.kind !== 'external' && isDoubtful(played, runs, believed);
    const broken = brokenRules(played);
    const inDoubt = rules.filter(({ id }) => broken.includes(id) && !believed.has(id));
    const again = doubtful ? await play(scenario, false, inDoubt) : undefined;
    const repeated = again ? brokenRules(again).filter((id) => broken.includes(id)) : [];
    for (const id of repeated) believed.add(id);
    const agree = inDoubt.every(({ id }) => repeated.includes(id));
    results.push({ ...confirmed(played, again, agree), replay: settings.replay(scenario.name) });
  }
  return { results, inapplicable };
}

/**
 * A failure, or a scenario that did not come to the point, is believed only when it repeats alone on a fresh device.
 * A rule that has failed so once needs no further proof. The suite's own error stays, whatever might come after it.
 */
function isDoubtful(played: Played, runs: boolean, believed: ReadonlySet<string>): boolean {
  const obstructed = obstacle(played.outcome)?.verdict;
  if (obstructed === 'harness-error') return false;
  return brokenRules(played).some((id) => !believed.has(id)) || (obstructed === 'could-not-run' && runs);
}

function brokenRules({ findings }: Played): string[] {
  return findings.flatMap(({ rule, violations }) => (violations.length > 0 ? [rule.id] : []));
}

/**
 * The run that counts, with the other one as its confirmation: the first, which was played to its end; but if they do not
 * agree and the first had cut waits short, the one that let the device have all its time.
 */
function confirmed(played: Played, again: Played | undefined, agree: boolean): Omit<ScenarioResult, 'replay'> {
  if (!again) return played;
  // A violation that does not repeat is flaky, not gone.
  if (again.outcome === 'ran' && played.outcome !== 'ran' && brokenRules(played).length === 0) return again;
  return played.impatient && !agree ? { ...again, confirmation: played } : { ...played, confirmation: again };
}

/** Rules that only scenarios with long waits aim at. */
function ruledByLongOnly(scenarios: readonly Scenario[]): Map<string, string> {
  const short = new Set(scenarios.flatMap(({ long, exercises }) => (long ? [] : exercises)));
  const long = scenarios.flatMap(({ long, exercises, name }) =>
    long ? exercises.map((id) => [id, name] as const) : [],
  );
  return new Map(
    long.flatMap(([id, name]) =>
      short.has(id) ? [] : [[id, `scenario ${name} waits for the device's keep-alive: only with --long`] as const],
    ),
  );
}
