import { Command, CommanderError, Option } from 'commander';
import {
  type DefinitionSetting,
  definitionFileSetting,
  definitionSettings,
} from '../mock-platform/definition/definition-settings.ts';
import { fileSetting, type Setting, settings } from '../suites/configuration/settings.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
import { addCatalogue } from './catalogue.ts';
import { addCredentials } from './credentials.ts';
import { addInit } from './init.ts';
import { addJudge } from './judge.ts';
import { addMerge } from './merge.ts';
import type { Flags, Surroundings } from './surroundings.ts';

/** The command line: parses, validates, calls. Results go to stdout, words to stderr, the exit code into `surroundings`. */
function program(surroundings: Surroundings): Command {
  const { stdout, stderr } = surroundings;
  const root = new Command('huawei-iot-conformance')
    .description("Conformance of devices with Huawei Cloud IoT's native MQTT interface")
    .showSuggestionAfterError()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride((error) => {
      surroundings.exitCode = error.exitCode === 0 ? exitCodes.conforms : exitCodes.usage;
      throw error;
    });

  const run = root.command('run').description('run the suites against a device and report the verdicts');
  const replay = root
    .command('replay')
    .argument('<token>', 'as a report prints it, or a file of REPORT_DIR/counterexamples')
    .description('play the steps of one failure again, just as they were');
  for (const command of [run, replay]) {
    for (const setting of [fileSetting, ...settings]) addFlag(command, setting);
  }
  // What runs a device takes most of the loading time: the other commands do without.
  const conform = async (flags: Flags, token?: string) =>
    (await import('./conform.ts')).conform(surroundings, flags, token);
  run.action((flags: Flags) => conform(flags));
  replay.action((token: string, flags: Flags) => conform(flags, token));

  const serve = root.command('serve').description('serve the mock platform until Ctrl-C, with a line for each event');
  for (const setting of [definitionFileSetting, ...definitionSettings]) addFlag(serve, setting);
  serve.action(async (flags: Flags) => (await import('./serve.ts')).serve(surroundings, flags));

  addInit(root, surroundings);
  addCredentials(root, surroundings);
  addJudge(root, surroundings);
  addMerge(root, surroundings);
  addCatalogue(root, surroundings);
  return root;
}

/** Runs the command line; a user's mistake becomes a message and an exit code, never a stack. */
export async function main(surroundings: Surroundings, argv: readonly string[]): Promise<void> {
  try {
    await program(surroundings).parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) return;
    if (!isMistake(error)) throw error;
    surroundings.exitCode = exitCodes.usage;
    surroundings.stderr.write(`${error.message}\n`);
  }
}

function addFlag(command: Command, setting: Omit<Setting, 'member'> | Omit<DefinitionSetting, 'member'>): void {
  const { flag, form, description, expects } = setting;
  if (form === 'switch') {
    command.addOption(new Option(flag, description));
    command.addOption(new Option(flag.replace('--', '--no-'), `not: ${description}`));
  } else if (form === 'pairs' || (form === 'list' && command.name() === 'serve')) {
    command.option(`${flag} <${form}...>`, `${description} (${expects})`);
  } else {
    const flags = 'alias' in setting ? `${setting.alias}, ${flag}` : flag;
    command.option(`${flags} <${form}>`, description);
  }
}

/** What the user can put right, by name: to import the classes would load all that they stand for. */
const mistakes = new Set([
  'ConfigurationError',
  'YamlError',
  'ProductModelError',
  'PlatformError',
  'RegistryError',
  'StateError',
  'JournalFormatError',
  'CaptureError',
]);

function isMistake(error: unknown): error is Error {
  return error instanceof RangeError || (error instanceof Error && mistakes.has(error.name));
}
