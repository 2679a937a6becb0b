import { Command, Option } from 'commander';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { variantDevice, variants } from '../../fixtures/devices/variants/index.ts';
import { type GenerationNumber, generations } from '../../suites/configuration/generations.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { inTurn } from '../../suites/run/in-turn.ts';
import { extentOf, type Runs } from '../../suites/scenarios/extent.ts';
import { complaintsOf } from './complaints.ts';
import { handOver, part, share } from './share.ts';
import { generationOf, isOf, readTrialProducts, repertoireOf } from './trial-product.ts';
import { runTrial, type TrialDevice } from './trial-run.ts';

// Plays generated sequences, or every scenario, against every correct device: none of them may be accused of anything but its own habits.

const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };
/** Devices side by side in one process, where a run waits most of the time. */
const sideBySide = 2;

const options = new Command('kill-matrix-survival')
  .option('--runs <extent>', 'quick, normal, thorough, or a number of sequences', 'thorough')
  .option('--whole', 'every scenario, and no generated sequences')
  .addOption(new Option('--generation <number>', 'only devices of this generation').choices(generations.map(String)))
  .option('--seed <seed>', 'the first seed', '1')
  .option('--seeds <count>', 'so many seeds, one after another', '1')
  .option('--device <ids...>', 'only these: ids of variants, or "reference"')
  .option('--workers <count>', 'processes to share the work', '2')
  .addOption(new Option('--part <i/n>').hideHelp())
  .parse()
  .opts<{
    readonly runs: string;
    readonly whole?: true;
    readonly generation?: string;
    readonly seed: string;
    readonly seeds: string;
    readonly device?: readonly string[];
    readonly workers: string;
    readonly part?: string;
  }>();

interface CorrectDevice {
  readonly id: string;
  readonly generation: GenerationNumber;
  readonly warns: readonly string[];
  readonly trial: Omit<TrialDevice, 'waits'>;
}

const runs = (/^\d+$/.test(options.runs) ? Number(options.runs) : options.runs) as Runs;
const products = await readTrialProducts();
const devices: readonly CorrectDevice[] = [
  ...generations.map((generation) => ({
    id: 'reference',
    generation,
    warns: [],
    trial: { device: moduleDevice(createReferenceDevice({ generation })) },
  })),
  ...variants.map(({ id, generation, warns, capabilities, identity }) => ({
    id,
    generation: generationOf({ id, ...(generation && { generation }) }),
    warns,
    trial: {
      device: moduleDevice(variantDevice(id)),
      ...(capabilities && { capabilities }),
      ...(identity && { identity }),
    },
  })),
];
const chosen = devices.filter(isOf(options.generation)).filter(({ id }) => options.device?.includes(id) ?? true);
const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => Number(options.seed) + index);
const all = seeds.flatMap((seed) => chosen.map((device) => ({ ...device, seed })));

if (options.part) {
  await inTurn(part(all, options.part), options.whole ? sideBySide : 1, async (device) => {
    const began = performance.now();
    const { told, extent } = await (options.whole ? playScenarios(device) : playSequences(device));
    const seconds = Math.round((performance.now() - began) / 1000);
    const isGood = told.length === 0;
    const { id, generation, seed } = device;
    const played = [extent, `${seconds} s`].join(', ');
    const lines = [`${isGood ? '✓' : '✗'} ${played}  ${id}, generation ${generation}, seed ${seed}`];
    console.log([...lines, ...told.map((line) => `    ${line}`)].join('\n'));
    await handOver(isGood);
  });
  process.exit();
}
const good = await share<boolean>(Number(options.workers));
const bad = all.length - good.filter(Boolean).length;
console.log(`${all.length} runs of ${chosen.length} correct devices, ${bad} of them accused of something`);
process.exitCode = bad > 0 ? 1 : 0;

interface Survival {
  /** What it is accused of, a line each. */
  readonly told: readonly string[];
  readonly extent: string;
}

async function playScenarios({ generation, trial, warns, seed }: CorrectDevice & { seed: number }): Promise<Survival> {
  const result = await runTrial({ ...trial, generation, waits, seed }, products[generation]);
  return { told: complaintsOf(result, warns), extent: `${result.scenarios.length} scenarios` };
}

async function playSequences({ generation, trial, warns, seed }: CorrectDevice & { seed: number }): Promise<Survival> {
  const { rules, scenarios, depth } = await runTrial(
    {
      ...trial,
      generation,
      waits,
      scenarios: repertoireOf(generation).filter(({ name }) => name === 'connect'),
      extent: extentOf(runs),
      seed,
      budgetMs: 10_000,
    },
    products[generation],
  );
  const told = rules.filter(({ id: rule, violations }) => violations.length > 0 && !warns.includes(rule));
  const stopped = scenarios.filter(({ outcome }) => outcome !== 'ran');
  return {
    told: [
      ...told.flatMap(({ id: rule, flaky, violations: [violation] }) => [
        `${rule}${flaky ? ' (flaky)' : ''}: ${violation?.message} (${violation?.scenario}) ${violation?.replay}`,
        ...(violation?.counterexample?.steps ?? []).map(({ text }) => `  - ${text}`),
      ]),
      ...stopped.map(({ name, reason }) => `${name} stopped: ${reason}`),
    ],
    extent: `${depth?.sequences} sequences, ${depth?.steps} steps`,
  };
}
