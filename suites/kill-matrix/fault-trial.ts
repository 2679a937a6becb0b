import { type Fault, faultyDevice } from '../../fixtures/devices/faults/index.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import type { Codec } from '../../mock-platform/registry/registry.ts';
import { configurationSchema } from '../configuration/configuration.ts';
import { moduleDevice } from '../device/module-device.ts';
import { rules } from '../rules/catalogue.ts';
import { runConformance } from '../run/run-conformance.ts';
import { inapplicableNeeds } from '../run/run-settings.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import type { ConformanceResult, RuleResult } from '../verdicts/conformance-result.ts';

/** The product that the faulty devices are devices of. */
export interface TrialProduct {
  readonly model: ProductModel;
  readonly folder: string;
  readonly codec: Codec;
}

/** What became of one fault. */
export interface Trial {
  readonly fault: string;
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
const waits = { startMs: 4000, answerMs: 2000, reportMs: 3000, reconnectMs: 12_000 };
const seed = 20_260_101;

/** Plays the scenarios that aim at the fault's own rule; if they do not show it, or `whole` asks for it, all of them. */
export async function tryFault(fault: Fault, product: TrialProduct, whole: boolean): Promise<Trial> {
  const aimed = scenarios.filter(({ exercises }) => exercises.includes(fault.rule));
  const quick = whole || aimed.length === 0 ? undefined : await play(fault, product, aimed);
  const shown = quick?.rules.some(({ id, violations, flaky }) => id === fault.rule && violations.length > 0 && !flaky);
  const result = quick && shown ? quick : await play(fault, product, scenarios);
  const broken = result.rules.filter(({ violations }) => violations.length > 0);
  const [violation] = broken.find(({ id }) => id === fault.rule)?.violations ?? [];
  return {
    fault: fault.id,
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

function play(fault: Fault, product: TrialProduct, played: readonly Scenario[]): Promise<ConformanceResult> {
  const declared = { keepsReports: true, echoCommand: 'Diagnostics/ECHO', reports: 'periodic', ...fault.capabilities };
  if (declared.reports === 'none') declared.keepsReports = false;
  const { capabilities } = configurationSchema.parse({ capabilities: declared });
  const { transport, commands, reconnects, keepsReports, maxCommandBytes, echoCommand, codecModes } = capabilities;
  const reports = capabilities.reports ?? 'periodic';
  const device = moduleDevice(faultyDevice(fault.id));
  const registration = fault.rule.startsWith('V1-DYN-');
  return runConformance({
    device,
    declaration: {
      transport,
      reports,
      commands,
      reconnects,
      keepsReports,
      maxCommandBytes,
      ...(echoCommand !== undefined && commands && { echoCommand }),
    },
    model: product.model,
    modelFolder: product.folder,
    codecMode: codecModes[0] ?? 'json',
    ...(codecModes.includes('binary') && { codec: product.codec }),
    registration,
    waits,
    seed,
    strict: false,
    long: (fault.options?.keepAliveSeconds ?? Number.POSITIVE_INFINITY) <= shortKeepAlive,
    known: [],
    inapplicable: inapplicableNeeds({ capabilities: { ...capabilities, reports }, registration }, device),
    identity: { deviceId: 'faulty_device', nodeId: 'faulty_node' },
    host: '127.0.0.1',
    port: 0,
    replay: (scenario) => scenario,
    rules,
    scenarios: played,
  });
}
