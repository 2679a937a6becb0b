import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { spoken } from '../mock-platform/language/spoken.ts';
import { generations } from '../suites/configuration/generations.ts';
import { type CatalogueLook, catalogueLines } from '../suites/report/catalogue-page.ts';
import { ansi, plain } from '../suites/report/paint.ts';
import { ruleLinesInFull } from '../suites/report/rule-page.ts';
import { pagePathOf } from '../suites/rules/area.ts';
import type { Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

const widest = 100;

/** Adds the commands that tell the rules. */
export function addCatalogue(root: Command, surroundings: Surroundings): void {
  const { stdout, env } = surroundings;
  const look = (): CatalogueLook => ({
    paint: stdout.isTTY && !env.NO_COLOR ? ansi : plain,
    width: Math.min(widest, stdout.columns || widest),
  });

  root
    .command('list')
    .description(tell('list.about'))
    .option('--json', tell('list.json'))
    .addOption(new Option('--generation <number>', tell('list.generation')).choices(generations.map(String)))
    .action(async ({ json, generation }: { json?: boolean; generation?: string }) => {
      const { rulesLatestFirst, rulesOf } = await import('../suites/rules/catalogue.ts');
      const rules = generation === undefined ? rulesLatestFirst : rulesOf(`v${generation}`);
      const shown = rules.map(({ id, level, sentence, source }) => ({ id, level, sentence, source }));
      stdout.write(json ? `${JSON.stringify(shown, null, 2)}\n` : `${catalogueLines(rules, look()).join('\n')}\n`);
    });

  root
    .command('explain')
    .argument('<rule>', tell('explain.rule'))
    .description(tell('explain.about'))
    .action(async (id: string) => {
      const [{ findRule }, { scenarios }] = await Promise.all([
        import('../suites/rules/catalogue.ts'),
        import('../suites/scenarios/scenarios.ts'),
      ]);
      const rule = findRule(id);
      stdout.write(`${ruleLinesInFull(rule, scenarios, look(), pageOf(rule.id)).join('\n')}\n`);
    });
}

/** The rule's page in the documentation, in the language that is spoken, where that is installed; beside `dist`, not in it. */
function pageOf(id: string): string | undefined {
  for (const root of ['..', '../..']) {
    try {
      return readFileSync(join(import.meta.dirname, root, 'docs', pagePathOf(id, spoken())), 'utf8');
    } catch {
      // Not there, or not this folder.
    }
  }
  return undefined;
}
