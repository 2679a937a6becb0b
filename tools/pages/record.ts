import { readFile, writeFile } from 'node:fs/promises';
import { type Fault, faults } from '../../fixtures/devices/faults/index.ts';
import { type Example, examples } from '../../suites/pages/example.ts';
import { rules } from '../../suites/rules/catalogue.ts';
import { inTurn } from '../../suites/run/in-turn.ts';
import { rulesToProve } from '../kill-matrix/rules-to-prove.ts';
import { readTrialProducts } from '../kill-matrix/trial-product.ts';
import { recordExample } from './record-example.ts';

/** More at a time would leave the devices too little of the machine. */
const sideBySide = 3;
/** Some faults show only in generated sequences, which are not played here: then another one of the rule is tried. */
const mostFaults = 6;

/** Records an example for each of these rules, or for all, and writes them into `file` beside those that it holds. */
export async function recordExamples(file: string, ids: readonly string[]): Promise<string[]> {
  const products = await readTrialProducts();
  const chosen = ids.length === 0 ? rulesToProve : rules.filter(({ id }) => ids.includes(id));
  const recorded = examples.parse(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')));
  const missing: string[] = [];
  await inTurn(chosen, sideBySide, async (rule) => {
    const known = faults.filter((fault) => fault.rule === rule.id).toSorted((a, b) => stepsOf(a) - stepsOf(b));
    let example: Example | undefined;
    for (const fault of known.slice(0, mostFaults)) {
      example = await recordExample(rule, fault, products);
      console.error(`${example ? (example.passes ? '✓' : '○') : '✗'} ${rule.id} ${fault.id}`);
      if (example) break;
    }
    if (!example) return void missing.push(rule.id);
    recorded[rule.id] = example;
    await writeFile(file, inLines(recorded));
  });
  return missing;
}

/** A line for each rule, in the order of the rules: the file is packed, and its changes are read. */
function inLines(recorded: Readonly<Record<string, Example>>): string {
  const lines = rules.flatMap(({ id }) => {
    const example = recorded[id];
    return example ? [`${JSON.stringify(id)}: ${JSON.stringify(example)}`] : [];
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** The example is the fault that shows soonest. */
function stepsOf({ sequence }: Fault): number {
  return sequence?.minimumSteps.length ?? 0;
}
