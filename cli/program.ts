import { Command, CommanderError } from 'commander';
import { languageVariable } from '../mock-platform/language/language-of-process.ts';
import { retold } from '../mock-platform/language/retold.ts';
import { spoken } from '../mock-platform/language/spoken.ts';
import { UsageError } from '../mock-platform/usage-error.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
import { inOwnWords, speakToo } from './commander-words.ts';
import { packageVersion } from './package-version.ts';
import type { Surroundings } from './surroundings.ts';
import { languageFlag, takeLanguage } from './take-language.ts';
import { tell } from './texts.ts';

type Add = (root: Command, surroundings: Surroundings) => void;

const forRunning = async (): Promise<Add> => (await import('./add-run.ts')).addRun;
const forRules = async (): Promise<Add> => (await import('./catalogue.ts')).addCatalogue;

/** What adds each command, in the order of the help. */
const commands: ReadonlyMap<string | undefined, () => Promise<Add>> = new Map([
  ['run', forRunning],
  ['replay', forRunning],
  ['serve', async () => (await import('./add-serve.ts')).addServe],
  ['init', async () => (await import('./init.ts')).addInit],
  ['credentials', async () => (await import('./credentials.ts')).addCredentials],
  ['judge', async () => (await import('./judge.ts')).addJudge],
  ['merge', async () => (await import('./merge.ts')).addMerge],
  ['list', forRules],
  ['explain', forRules],
]);

/**
 * The command line: parses, validates, calls. Results go to stdout, words to stderr, the exit code into `surroundings`.
 * A command that stands first is the only one that is loaded: what the others need takes longer than the rest of this.
 */
async function program(surroundings: Surroundings, first: string | undefined): Promise<Command> {
  const { stdout, stderr } = surroundings;
  const root = new Command('huawei-iot-conformance')
    .description(tell('program.about'))
    .showSuggestionAfterError()
    .version(packageVersion(), '-V, --version', tell('program.version'))
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // What stands behind an unknown flag may be a secret: `--secert=…`.
      outputError: (text, write) => write(inOwnWords(text.replace(/(unknown option '--[^=']+)=.*'$/m, "$1'"))),
    })
    .exitOverride((error) => {
      surroundings.exitCode = error.exitCode === 0 ? exitCodes.conforms : exitCodes.usage;
      throw error;
    });
  speakToo(root);
  const named = commands.get(first);
  for (const load of named ? [named] : new Set(commands.values())) {
    const add = await load();
    add(root, surroundings);
  }
  for (const command of [root, ...root.commands]) command.option(languageFlag.flags, languageFlag.description());
  return root;
}

/** What is wrong with `--lang` is told in the language of the environment, where that is known. */
async function languageOf(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<ReturnType<typeof takeLanguage>> {
  try {
    return takeLanguage(argv, env);
  } catch (error) {
    if (takeLanguage([], { ...env, [languageVariable]: '' }).language === 'zh')
      await (await import('./speak.ts')).speakIn('zh');
    throw error;
  }
}

/** Runs the command line; a user's mistake becomes a message and an exit code, never a stack. */
export async function main(surroundings: Surroundings, argv: readonly string[]): Promise<void> {
  try {
    const { language, rest } = await languageOf(argv, surroundings.env);
    if (language !== spoken()) await (await import('./speak.ts')).speakIn(language);
    await (await program(surroundings, rest[2])).parseAsync(rest);
  } catch (error) {
    if (error instanceof CommanderError) return;
    if (!(error instanceof UsageError)) throw error;
    surroundings.exitCode = error.exitCode;
    // What deeper rooms say is English until here.
    surroundings.stderr.write(`${retold(error.message)}\n`);
  }
}
