import { Command, Option } from 'commander';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { variantDevice, variants } from '../../fixtures/devices/variants/index.ts';
import { type GenerationNumber, generations } from '../../suites/configuration/generations.ts';
import { moduleDevice } from '../../suites/device/module-device.ts';
import { extentOf, type Runs } from '../../suites/scenarios/extent.ts';
import { generationOf, isOf, readTrialProducts, repertoireOf } from './trial-product.ts';
import { runTrial, type TrialDevice } from './trial-run.ts';

// Plays generated sequences against every correct device: none of them may be accused of anything but its own habits.

const waits = { startMs: 20_000, answerMs: 20_000, reportMs: 20_000, reconnectMs: 45_000 };

const options = new Command('kill-matrix-survival')
  .option('--runs <extent>', 'quick, normal, thorough, or a number of sequences', 'thorough')
  .addOption(new Option('--generation <number>', 'only devices of this generation').choices(generations.map(String)))
  .option('--seed <seed>', 'seed of all sequences', '1')
  .option('--device <ids...>', 'only these: ids of variants, or "reference"')
  .parse()
  .opts<{
    readonly runs: string;
    readonly generation?: string;
    readonly seed: string;
    readonly device?: readonly string[];
  }>();

const runs = (/^\d+$/.test(options.runs) ? Number(options.runs) : options.runs) as Runs;
const products = await readTrialProducts();
const devices: readonly {
  readonly id: string;
  readonly generation: GenerationNumber;
  readonly warns: readonly string[];
  readonly trial: Omit<TrialDevice, 'waits'>;
}[] = [
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

let accused = 0;
for (const { id, generation, warns, trial } of devices.filter(isOf(options.generation))) {
  if (options.device && !options.device.includes(id)) continue;
  const began = performance.now();
  const seed = Number(options.seed);
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
  accused += told.length + stopped.length;
  const seconds = Math.round((performance.now() - began) / 1000);
  const isGood = told.length + stopped.length === 0;
  console.log(
    `${isGood ? '✓' : '✗'} ${depth?.sequences} sequences, ${depth?.steps} steps, ${seconds} s  ${id}, generation ${generation}`,
  );
  for (const { id: rule, flaky, violations } of told) {
    const [violation] = violations;
    console.log(
      `    ${rule}${flaky ? ' (flaky)' : ''}: ${violation?.message} (${violation?.scenario}) ${violation?.replay}`,
    );
    for (const { text } of violation?.counterexample?.steps ?? []) console.log(`      - ${text}`);
  }
  for (const { name, reason } of stopped) console.log(`    ${name} stopped: ${reason}`);
}
process.exit(accused > 0 ? 1 : 0);
