import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { type Fault, faults } from '../../fixtures/devices/faults/index.ts';
import { generations } from '../../suites/configuration/generations.ts';
import { rules } from '../../suites/rules/catalogue.ts';
import { inTurn } from '../../suites/run/in-turn.ts';
import { problemsOf, rulesWithoutFault } from './assessment.ts';
import { type TimedTrial, type Trial, tryFault } from './fault-trial.ts';
import { matrixPage } from './matrix-page.ts';
import { exceeded, type RunTime, timesInWords } from './run-times.ts';
import { handOver, part, share } from './share.ts';
import { isOf, readTrialProducts } from './trial-product.ts';

// Runs every faulty device through the suites and shows which rule names its fault.

/** Faults side by side in one process, and processes; whole runs are measured, so each has the machine for itself. */
const sideBySide = 8;
const workers = 2;

interface Options {
  readonly whole?: true;
  readonly generation?: string;
  readonly fault?: readonly string[];
  readonly shard: string;
  readonly renew?: true;
  readonly workers?: string;
  readonly seed?: number;
  readonly part?: string;
}

const options = new Command('kill-matrix')
  .option('--whole', 'a whole normal run against every fault, one after another, and how long each takes')
  .addOption(new Option('--generation <number>', 'only faults of this generation').choices(generations.map(String)))
  .option('--fault <ids...>', 'only these faults')
  .option('--shard <i/n>', 'the i-th of n parts of the faults', '1/1')
  .option(
    '--renew',
    'write what was tried to the page, beside what it says of the other faults (default: when all were tried)',
  )
  .option('--seed <number>', 'another seed: what is named must not depend on it; nothing is written then', Number)
  .option('--workers <count>', `processes to share the work (default: ${workers}, with --whole 1)`)
  .addOption(new Option('--part <i/n>').hideHelp())
  .parse()
  .opts<Options>();

const meant = faults.filter(isOf(options.generation));
const named = options.fault ? meant.filter(({ id }) => options.fault?.includes(id)) : meant;
const chosen = part(named, options.shard);
if (options.part) {
  const tried = await tryAll(part(chosen, options.part));
  for (const timed of tried) await handOver(timed);
  process.exit();
}

const began = performance.now();
const tried = await share<TimedTrial>(Number(options.workers ?? (options.whole ? 1 : workers)));
const timed = inOrder(tried, ({ trial }) => [trial.rule, trial.fault]);
const trials = timed.map(({ trial }) => trial);
const times = timed.map(({ time }) => time);
const problems = [...problemsOf(trials), ...(trials.length < chosen.length ? ['some faults were not tried'] : [])];
for (const id of rulesWithoutFault(rules, faults)) problems.push(`${id} has no fault`);
if (options.whole && trials.length === meant.length) problems.push(...exceeded(times));
if ((options.renew || trials.length === meant.length) && options.seed === undefined) {
  const docs = join(import.meta.dirname, '../../../docs');
  // Each way of trying them has a file, and the page is made of both.
  const trialsFile = join(docs, 'kill-matrix.json');
  const timesFile = join(docs, 'kill-matrix-whole.json');
  await (options.whole ? renew(timesFile, times) : renew(trialsFile, trials));
  const page = matrixPage(await fromFile<Trial>(trialsFile), await fromFile<RunTime>(timesFile));
  await writeFile(join(docs, 'kill-matrix.md'), page);
}
for (const problem of problems) console.log(`✗ ${problem}`);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `${trials.length} faults, ${trials.length - new Set(missed()).size} named by their own rule, ${problems.length} problems, ${seconds} s`,
);
for (const generation of generations) {
  const own = times.filter((time) => time.generation === generation);
  if (own.length > 0) console.log(`generation ${generation}: ${timesInWords(own)}`);
}
process.exitCode = problems.length > 0 ? 1 : 0;

function missed(): string[] {
  return trials.flatMap(({ fault, rule, red }) => (red.includes(rule) ? [] : [fault]));
}

/** What was tried takes the place of what the file has of it; what it has of other faults stays, as long as there are these. */
async function renew<T extends Trial | RunTime>(path: string, tried: readonly T[]): Promise<void> {
  const place = new Map(inOrder(faults, ({ rule, id }) => [rule, id]).map(({ id }, index) => [id, index]));
  const isOther = ({ fault }: T) => place.has(fault) && tried.every((one) => one.fault !== fault);
  const all = [...(await fromFile<T>(path)).filter(isOther), ...tried];
  const placeOf = ({ fault }: T) => place.get(fault) ?? 0;
  const sorted = all.toSorted((a, b) => a.generation - b.generation || placeOf(a) - placeOf(b));
  await writeFile(path, `${JSON.stringify(sorted, null, 2)}\n`);
}

async function fromFile<T>(path: string): Promise<readonly T[]> {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : [];
}

async function tryAll(mine: readonly Fault[]): Promise<TimedTrial[]> {
  const products = await readTrialProducts();
  return inTurn(mine, options.whole ? 1 : sideBySide, async (fault) => {
    const timed = await tryFault(fault, products, options.whole === true, options.seed);
    const { trial, time } = timed;
    const seconds = time.end.toFixed(1).padStart(5);
    const open = time.unjudged.length > 0 ? `  ${time.unjudged.length} not judged` : '';
    console.error(`${trial.red.includes(fault.rule) ? '✓' : '✗'} ${seconds} s  ${fault.rule}  ${fault.id}${open}`);
    return timed;
  });
}

/** In the order of the rules, and for each rule of the faults' ids. */
function inOrder<T>(all: readonly T[], of: (one: T) => readonly [rule: string, fault: string]): T[] {
  const position = new Map(rules.map(({ id }, index) => [id, index]));
  const key = (one: T) => {
    const [rule, fault] = of(one);
    return { place: position.get(rule) ?? Number.POSITIVE_INFINITY, fault };
  };
  return all
    .map((one) => ({ one, ...key(one) }))
    .toSorted((a, b) => a.place - b.place || (a.fault < b.fault ? -1 : 1))
    .map(({ one }) => one);
}
