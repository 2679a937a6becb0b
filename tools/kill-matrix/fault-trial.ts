import { type Fault, faultyDevice } from '../../fixtures/devices/faults/index.ts';
import { configurationSchema } from '../../suites/configuration/configuration.ts';
import type { GenerationNumber } from '../../suites/configuration/generations.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { neverReady } from '../../suites/report/never-ready.ts';
import type { ConformanceResult, RuleResult } from '../../suites/result/conformance-result.ts';
import type { RunSettings } from '../../suites/run/run-settings.ts';
import { extentOf } from '../../suites/scenarios/extent.ts';
import type { Scenario } from '../../suites/scenarios/scenario.ts';
import { type RunTime, unjudgedBeyond } from './run-times.ts';
import { generationOf, repertoireOf, type TrialProducts } from './trial-product.ts';
import { runTrial } from './trial-run.ts';

/** What became of one fault. */
export interface Trial {
  readonly fault: string;
  /** Of the interface that the device speaks. */
  readonly generation: GenerationNumber;
  /** The rule that is to catch it. */
  readonly rule: string;
  readonly breaks: string;
  readonly needsSequence: boolean;
  /** Rules that turned red, by a broken MUST or SHOULD, in the order of the catalogue. */
  readonly red: readonly string[];
  /** Rules that were broken once and not again. */
  readonly flaky: readonly string[];
  /** Rules that break along with it, each with a reason. */
  readonly explained: readonly { readonly rule: string; readonly reason: string }[];
  /** What its own rule said of it. */
  readonly told?: Pick<RuleResult['violations'][number], 'message' | 'expected' | 'actual'>;
  /** Scenarios that could not be played to their end by the suite's own fault. */
  readonly harnessErrors: readonly string[];
}

/** A device with a keep-alive of this many seconds lets the scenarios that wait for it be played. */
const shortKeepAlive = 3;
const shortWaits = { startMs: 4000, answerMs: 3000, reportMs: 3000, reconnectMs: 10_000 };
const usualWaits = configurationSchema.parse({}).timeouts;
/** What a normal run is like for who sets nothing. */
const asForUsers = { extent: extentOf('normal'), budgetMs: 10_000, inProportion: true, limitMs: 120_000 };

/** What most faults show in, where no scenario aims at their rule. */
const everyday: ReadonlySet<string> = new Set(['connect', 'commands', 'cut', 'reports']);

/** What became of one fault, and how long that took. */
export interface TimedTrial {
  readonly trial: Trial;
  readonly time: RunTime;
}

/**
 * Plays the scenarios that aim at the fault's own rule; if they do not show it, everyday ones; if those do not either, all of
 * them. With `whole` it is a normal run with the usual waits.
 */
export async function tryFault(
  fault: Fault,
  products: TrialProducts,
  whole: boolean,
  seed?: number,
): Promise<TimedTrial> {
  const began = performance.now();
  const since = () => Math.round((performance.now() - began) / 100) / 10;
  const scenarios = repertoireOf(generationOf(fault));
  const aimed = scenarios.filter(({ exercises }) => exercises.includes(fault.rule));
  const attempts = [aimed, scenarios.filter(({ name }) => everyday.has(name)), scenarios];
  let result: ConformanceResult | undefined;
  let believed: number | undefined;
  const onBelieved = ({ rule }: { readonly rule: string }) => {
    if (rule === fault.rule) believed ??= since();
  };
  for (const chosen of whole ? [scenarios] : attempts.filter(({ length }) => length > 0)) {
    result = await play(fault, products, chosen, onBelieved, whole, seed);
    if (result.rules.some(({ id, violations, flaky }) => id === fault.rule && violations.length > 0 && !flaky)) break;
  }
  const ended = result as ConformanceResult;
  const open = ended.rules.filter(({ verdict }) => verdict === 'not-exercised' || verdict === 'could-not-run');
  // What only some scenarios show is not judged in any case where the others are not played.
  const saidToHide = whole && !neverReady(ended) ? (fault.hides ?? []).flatMap(({ rules }) => rules) : [];
  const time = {
    fault: fault.id,
    generation: generationOf(fault),
    ...(believed !== undefined && { believed }),
    end: since(),
    ...unjudgedBeyond(neverReady(ended) ? [] : open.map(({ id }) => id), saidToHide),
  };
  return { trial: assess(fault, ended), time };
}

function assess(fault: Fault, result: ConformanceResult): Trial {
  const broken = result.rules.filter(({ violations }) => violations.length > 0);
  const [violation] = broken.find(({ id }) => id === fault.rule)?.violations ?? [];
  return {
    fault: fault.id,
    generation: generationOf(fault),
    rule: fault.rule,
    breaks: fault.breaks,
    needsSequence: fault.sequence !== undefined,
    red: broken.flatMap(({ id, flaky }) => (flaky ? [] : [id])),
    flaky: broken.flatMap(({ id, flaky }) => (flaky ? [id] : [])),
    explained: fault.alsoBreaks ?? [],
    ...(violation && {
      told: { message: violation.message, expected: violation.expected, actual: violation.actual },
    }),
    harnessErrors: result.scenarios.flatMap(({ name, outcome, reason }) =>
      outcome === 'harness-error' ? [`${name}: ${reason}`] : [],
    ),
  };
}

function play(
  fault: Fault,
  products: TrialProducts,
  played: readonly Scenario[],
  onBelieved: RunSettings['onBelieved'],
  whole: boolean,
  seed: number | undefined,
): Promise<ConformanceResult> {
  const { capabilities, rule, options, answerMs } = fault;
  const generation = generationOf(fault);
  return runTrial(
    {
      device: moduleDevice(faultyDevice(fault.id)),
      generation,
      ...(capabilities && { capabilities }),
      registration: rule.startsWith('V1-DYN-'),
      long: (options?.keepAliveSeconds ?? Number.POSITIVE_INFINITY) <= shortKeepAlive,
      ...(whole
        ? { ...asForUsers, waits: { ...usualWaits, ...(answerMs !== undefined && { answerMs }) } }
        : { waits: shortWaits }),
      scenarios: played,
      ...(seed !== undefined && { seed }),
      ...(onBelieved && { onBelieved }),
    },
    products[generation],
  );
}
