import { Command, CommanderError, Option } from 'commander';
import { definitionFileSetting, definitionSettingsOf } from '../mock-platform/definition/definition-settings.ts';
import type { Setting } from '../mock-platform/settings/setting.ts';
import { UsageError } from '../mock-platform/usage-error.ts';
import { choosing, fileSetting, settings } from '../suites/configuration/settings.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
import { addCatalogue } from './catalogue.ts';
import { addCredentials } from './credentials.ts';
import { addInit } from './init.ts';
import { addJudge } from './judge.ts';
import { addMerge } from './merge.ts';
import { packageVersion } from './package-version.ts';
import type { Flags, Surroundings } from './surroundings.ts';

/** The command line: parses, validates, calls. Results go to stdout, words to stderr, the exit code into `surroundings`. */
function program(surroundings: Surroundings): Command {
  const { stdout, stderr } = surroundings;
  const root = new Command('huawei-iot-conformance')
    .description("Conformance of devices with Huawei Cloud IoT's native MQTT interface")
    .showSuggestionAfterError()
    .version(packageVersion(), '-V, --version', 'print the version of this package')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride((error) => {
      surroundings.exitCode = error.exitCode === 0 ? exitCodes.conforms : exitCodes.usage;
      throw error;
    });

  const run = root.command('run').description('run the suites against a device and report the verdicts');
  const replay = root
    .command('replay')
    .argument('<token>', 'as a report prints it, or a file of REPORT_DIR/counterexamples')
    .description('play the steps of one failure again, exactly as they were');
  for (const setting of [fileSetting, ...settings]) {
    addFlag(run, setting);
    if (!choosing.has(setting.flag)) addFlag(replay, setting);
  }
  // What runs a device takes most of the loading time: the other commands do without.
  const conform = async (flags: Flags, token?: string) =>
    (await import('./conform.ts')).conform(surroundings, flags, token);
  run.action(async (flags: Flags) =>
    flags.watch === undefined ? conform(flags) : (await import('./watch.ts')).watch(surroundings, flags),
  );
  replay.action((token: string, flags: Flags) => conform(flags, token));

  const serve = root.command('serve').description('serve the mock platform until Ctrl-C, with a line for each event');
  for (const setting of [definitionFileSetting, ...definitionSettingsOf()]) addFlag(serve, setting);
  serve.option('--json', 'print the ready line in JSON also on a terminal');
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
    if (!(error instanceof UsageError)) throw error;
    surroundings.exitCode = error.exitCode;
    surroundings.stderr.write(`${error.message}\n`);
  }
}

function addFlag(command: Command, setting: Omit<Setting, 'member'>): void {
  const { flag, alias, form, description, variable, otherwise, several, bare, off } = setting;
  const told = (text: string, byDefault = '') => `${text} (${byDefault}or ${variable})`;
  if (form === 'switch' || form === 'switch-or-list') {
    const names = form === 'switch' ? '' : ' [names...]';
    const turned = (text: string, state: 'on' | 'off') =>
      `${text} (${otherwise === state ? 'default; ' : ''}or ${variable}=${state === 'on'})`;
    command.addOption(new Option(`${flag}${names}`, turned(description, 'on')));
    command.addOption(new Option(flag.replace('--', '--no-'), turned(off ?? '', 'off')));
    return;
  }
  const value = several || bare ? `${form}...` : form;
  const flags = `${alias === undefined ? '' : `${alias}, `}${flag} ${bare ? `[${value}]` : `<${value}>`}`;
  command.option(flags, told(description, otherwise === undefined ? '' : `default: ${otherwise}; `));
}
