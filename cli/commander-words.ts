import type { Command, HelpConfiguration } from 'commander';
import { spoken } from '../mock-platform/language/spoken.ts';
import { filled } from '../mock-platform/language/texts.ts';
import { columnsOf } from '../suites/words/columns.ts';
import { wrapped } from '../suites/words/plain-text.ts';
import { en } from './texts/en.ts';
import { tell } from './texts.ts';

/** What commander says by itself. It has no place for texts in another language, so what it says is recognised, and said again. */
type Said = Extract<keyof typeof en, `commander.${string}`>;

const names = Object.keys(en).filter((name): name is Said => name.startsWith('commander.'));

/** The texts as patterns, the one with the most words of its own first. */
const patterns = names
  .toSorted((one, other) => bare(en[other]).length - bare(en[one]).length)
  .map((name) => ({ name, pattern: patternOf(en[name]) }));

/** What commander says, in the language that is spoken. A line that is not known stays as it is. */
export function inOwnWords(text: string): string {
  return text.split('\n').map(lineInOwnWords).join('\n');
}

function lineInOwnWords(line: string): string {
  for (const { name, pattern } of patterns) {
    const groups = pattern.exec(line)?.groups;
    if (groups || line === en[name]) return filled((tell as (name: Said) => string)(name), { ...groups });
  }
  return line;
}

/** Has commander speak as the rest of the command line does. It passes this on to the commands of `root`. */
export function speakToo(root: Command): void {
  if (spoken() === 'en') return;
  root
    .configureHelp(help)
    .helpOption('-h, --help', tell('commander.help'))
    .helpCommand('help [command]', tell('commander.help'));
}

const help: HelpConfiguration = {
  styleTitle: inOwnWords,
  styleUsage: inPlaceholders,
  styleSubcommandTerm: inPlaceholders,
  displayWidth: columnsOf,
  boxWrap: (text, width) => wrapped(text, width).join('\n'),
  optionDescription: ({ description, argChoices }) =>
    argChoices === undefined
      ? description
      : tell('help.choices', { text: description, choices: argChoices.join(', ') }),
};

function inPlaceholders(text: string): string {
  return text.replace('[options]', tell('help.options')).replace('[command]', tell('help.command'));
}

function bare(text: string): string {
  return text.replaceAll(/\{\w+\}/g, '');
}

function patternOf(text: string): RegExp {
  const parts = text.split(/\{(\w+)\}/);
  const source = parts.map((part, at) => (at % 2 === 0 ? part.replaceAll(/[^\w\s]/g, '\\$&') : `(?<${part}>.*)`));
  return new RegExp(`^${source.join('')}$`, 's');
}
