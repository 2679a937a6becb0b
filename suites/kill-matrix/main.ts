import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import * as lampCodec from '../../fixtures/codecs/lamp-codec.ts';
import { type Fault, faults } from '../../fixtures/devices/faults/index.ts';
import { streetLamp } from '../../mock-platform/definition/street-lamp.ts';
import { readProductModel } from '../../mock-platform/product-model/read-product-model.ts';
import { rules } from '../rules/catalogue.ts';
import { inTurn } from '../run/in-turn.ts';
import { problemsOf, rulesWithoutFault } from './assessment.ts';
import { type Trial, tryFault } from './fault-trial.ts';
import { matrixPage } from './matrix-page.ts';

// Runs every faulty device through the suites and shows which rule names its fault.

/** Faults side by side in one process. */
const sideBySide = 8;

interface Options {
  readonly whole?: true;
  readonly fault?: readonly string[];
  readonly shard: string;
  readonly workers: string;
  readonly part?: string;
}

const options = new Command('kill-matrix')
  .option('--whole', 'play every scenario against every fault, not only those that aim at its rule')
  .option('--fault <ids...>', 'only these faults')
  .option('--shard <i/n>', 'the i-th of n parts of the faults', '1/1')
  .option('--workers <count>', 'processes to share the work', '2')
  .addOption(new Option('--part <i/n>').hideHelp())
  .parse()
  .opts<Options>();

const named = options.fault ? faults.filter(({ id }) => options.fault?.includes(id)) : faults;
const chosen = part(named, options.shard);
if (options.part) {
  for (const trial of await tryAll(part(chosen, options.part))) process.send?.(trial);
  process.exit();
}

const began = performance.now();
const trials = inOrder(await share(Number(options.workers)));
const problems = [...problemsOf(trials), ...(trials.length < chosen.length ? ['some faults were not tried'] : [])];
for (const id of rulesWithoutFault(rules, faults)) problems.push(`${id} has no fault`);
if (trials.length === faults.length) {
  const docs = join(import.meta.dirname, '../../../docs');
  await writeFile(join(docs, 'kill-matrix.md'), matrixPage(trials));
  await writeFile(join(docs, 'kill-matrix.json'), `${JSON.stringify(trials, null, 2)}\n`);
}
for (const problem of problems) console.log(`✗ ${problem}`);
const seconds = Math.round((performance.now() - began) / 1000);
console.log(
  `${trials.length} faults, ${trials.length - new Set(missed()).size} named by their own rule, ${problems.length} problems, ${seconds} s`,
);
process.exitCode = problems.length > 0 ? 1 : 0;

/** The `i/n` of a list, every n-th from the i-th on, so that neighbours, which take about as long, are spread. */
function part<T>(all: readonly T[], share: string): T[] {
  const [index = 1, count = 1] = share.split('/').map(Number);
  return all.filter((_, position) => position % count === index - 1);
}

function missed(): string[] {
  return trials.flatMap(({ fault, rule, red }) => (red.includes(rule) ? [] : [fault]));
}

async function tryAll(share: readonly Fault[]): Promise<Trial[]> {
  const product = { folder: streetLamp, model: await readProductModel(streetLamp), codec: lampCodec };
  return inTurn(share, sideBySide, async (fault) => {
    const began = performance.now();
    const trial = await tryFault(fault, product, options.whole === true);
    const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
    console.error(`${trial.red.includes(fault.rule) ? '✓' : '✗'} ${seconds} s  ${fault.rule}  ${fault.id}`);
    return trial;
  });
}

async function share(workers: number): Promise<Trial[]> {
  const shares = Array.from({ length: workers }, async (_, index) => {
    const worker = fork(import.meta.filename, [...process.argv.slice(2), '--part', `${index + 1}/${workers}`]);
    const done: Trial[] = [];
    worker.on('message', (trial) => done.push(trial as Trial));
    await once(worker, 'exit');
    return done;
  });
  return (await Promise.all(shares)).flat();
}

function inOrder(trials: readonly Trial[]): Trial[] {
  const position = new Map(rules.map(({ id }, index) => [id, index]));
  const of = ({ rule }: Trial) => position.get(rule) ?? Number.POSITIVE_INFINITY;
  return trials.toSorted((a, b) => of(a) - of(b) || (a.fault < b.fault ? -1 : 1));
}
