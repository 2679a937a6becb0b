import { Command, CommanderError, Option } from 'commander';
import { fileSetting, type Setting, settings } from '../suites/configuration/settings.ts';
import { findRule, rules } from '../suites/rules/catalogue.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
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

  root
    .command('list')
    .description('list the rules')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const shown = rules.map(({ id, level, sentence, source }) => ({ id, level, sentence, source }));
      if (json) stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
      else
        for (const { id, level, sentence } of shown) stdout.write(`${id.padEnd(15)} ${level.padEnd(6)}  ${sentence}\n`);
    });

  root
    .command('explain')
    .argument('<rule>', 'id of a rule, such as V1-CMD-01')
    .description('say what a rule demands, and where that is written')
    .action((id: string) => {
      const { id: name, level, sentence, source, needs = [], when } = findRule(id);
      stdout.write(`${name}  ${level}\nThe device ${sentence}.\nSource: ${source}\n`);
      if (needs.length > 0) stdout.write(`Only for a device with: ${needs.join(', ')}\n`);
      if (when) stdout.write(`Only for a device that ${when}\n`);
    });
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

function addFlag(command: Command, { flag, form, description, expects }: Omit<Setting, 'member'>): void {
  if (form === 'switch') {
    command.addOption(new Option(flag, description));
    command.addOption(new Option(flag.replace('--', '--no-'), `not: ${description}`));
  } else if (form === 'pairs') {
    command.option(`${flag} <${form}...>`, `${description} (${expects})`);
  } else {
    command.option(`${flag} <${form}>`, description);
  }
}

/** What the user can put right. */
function isMistake(error: unknown): error is Error {
  return error instanceof RangeError || (error instanceof Error && error.name === 'ConfigurationError');
}
