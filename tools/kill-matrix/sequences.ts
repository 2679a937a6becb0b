import { Command, Option } from 'commander';
import { type Fault, faults } from '../../fixtures/devices/faults/index.ts';
import { generations } from '../../suites/configuration/generations.ts';
import { inTurn } from '../../suites/run/in-turn.ts';
import { scenarioSeed } from '../../suites/run/seeds.ts';
import { type SequenceTrial, shortcomingOf, trySequence } from './sequence-trial.ts';
import { handOver, part, share } from './share.ts';
import { isOf, readTrialProducts } from './trial-product.ts';

// Tries every fault that only a sequence of steps shows, with many seeds: it has to be found, and told in few steps.

/** Trials side by side in one process. */
const sideBySide = 3;
/** Seeds are numbered from here. */
const firstSeed = 1000;
/** This number of the runs of a fault must succeed. */
const enough = 19 / 20;

interface Options {
  readonly generation?: string;
  readonly fault?: readonly string[];
  readonly seeds: string;
  readonly budget: string;
  readonly workers: string;
  readonly part?: string;
}

const options = new Command('kill-matrix-sequences')
  .addOption(new Option('--generation <number>', 'only faults of this generation').choices(generations.map(String)))
  .option('--fault <ids...>', 'only these faults')
  .option('--seeds <count>', 'runs of each fault, each with another seed', '20')
  .option('--budget <seconds>', 'time to look for the shortest sequence', '15')
  .option('--workers <count>', 'processes to share the work', '2')
  .addOption(new Option('--part <i/n>').hideHelp())
  .parse()
  .opts<Options>();

const chosen = faults
  .filter(isOf(options.generation))
  .filter(({ id, sequence }) => sequence && (options.fault?.includes(id) ?? true));
const seeds = Array.from({ length: Number(options.seeds) }, (_, index) => firstSeed + index);
// Devices that storm the platform are neighbours in the list; each slows down all that runs beside it.
const all = chosen
  .flatMap((fault) => seeds.map((seed) => ({ fault, seed, place: scenarioSeed(seed, fault.id) })))
  .sort((a, b) => a.place - b.place);
if (options.part) {
  await tryAll(part(all, options.part));
  process.exit();
}

const began = performance.now();
const trials = await share<SequenceTrial>(Number(options.workers));
let wanting = 0;
for (const { id, sequence } of chosen) {
  const ofFault = trials.filter(({ fault }) => fault === id);
  const failed = ofFault.filter((trial) => shortcomingOf(trial) !== undefined);
  const isGood = ofFault.length === seeds.length && ofFault.length - failed.length >= ofFault.length * enough;
  if (!isGood) wanting += 1;
  const longest = Math.max(...ofFault.map(({ steps }) => steps?.length ?? 0));
  const score = `${ofFault.length - failed.length}/${seeds.length}`;
  console.log(
    `${isGood ? '✓' : '✗'} ${score.padEnd(6)} at most ${longest} steps, ${sequence?.minimumSteps.length} suffice  ${id}`,
  );
  for (const trial of failed) console.log(`    seed ${trial.seed}: ${shortcomingOf(trial)}`);
}
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `${chosen.length} faults, ${seeds.length} seeds each, ${wanting} found too seldom or told too long, ${seconds} s`,
);
process.exitCode = wanting > 0 ? 1 : 0;

async function tryAll(mine: readonly { readonly fault: Fault; readonly seed: number }[]): Promise<void> {
  const products = await readTrialProducts();
  await inTurn(mine, sideBySide, async ({ fault, seed }) => {
    const trial = await trySequence(fault, products, seed, Number(options.budget) * 1000);
    const problem = shortcomingOf(trial);
    const told = `${trial.steps?.length ?? '-'}/${trial.minimum} steps`;
    console.error(
      `${problem ? '✗' : '✓'} ${(trial.ms / 1000).toFixed(1).padStart(5)} s  ${told.padEnd(11)} ${fault.id} ${seed}`,
    );
    await handOver(trial);
  });
}
