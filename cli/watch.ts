import { relative } from 'node:path';
import type { Configuration } from '../suites/configuration/configuration.ts';
import { ConfigurationError } from '../suites/configuration/configuration-error.ts';
import { loadConfiguration } from '../suites/configuration/load-configuration.ts';
import { firstSignal } from '../suites/run/first-signal.ts';
import { exitCodes } from '../suites/verdicts/exit-code.ts';
import { FileWatch } from '../suites/watch/file-watch.ts';
import { watchedBy } from '../suites/watch/watched.ts';
import type { Flags, Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';
import { WatchRounds } from './watch-rounds.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';

/** Runs the suites, and again whenever the program of the device changes, until a key ends it. @throws ConfigurationError */
export async function watch(surroundings: Surroundings, flags: Flags): Promise<void> {
  const { stderr, env, stdin } = surroundings;
  const cwd = surroundings.cwd();
  const configuration = await loadConfiguration({ cwd, env, flags });
  const rounds = new WatchRounds(
    surroundings,
    flags,
    configuration.reportDir,
    whatToDo(configuration, cwd, stdin?.isTTY),
  );
  const files = new FileWatch(watchedBy(configuration), (path) => void rounds.again(path), cwd);
  await files.ready;
  const quits = new Promise<void>((resolve) => {
    stdin?.on?.('data', (keys: string | Buffer) => {
      for (const key of String(keys)) {
        if (key === 'a') void rounds.all();
        if (['q', ctrlC, ctrlD].includes(key)) resolve();
      }
    });
  });
  if (stdin?.isTTY) stdin.setRawMode?.(true);
  void rounds.all();
  await Promise.race([quits, firstSignal(['SIGINT', 'SIGTERM', 'SIGHUP'])]);
  if (stdin?.isTTY) stdin.setRawMode?.(false);
  stdin?.pause?.();
  await files.close();
  await rounds.stop();
  stderr.write('\n');
  surroundings.exitCode = rounds.exitCode ?? exitCodes.incomplete;
}

/** An interpreter, or a file of this package, is not what the user is writing. */
function isInside(path: string): boolean {
  return !path.startsWith('..');
}

/** The words that stand there while nothing is played. */
function whatToDo(configuration: Configuration, cwd: string, isTTY = false): string {
  const { files, folders, patterns } = watchedBy(configuration);
  const own = folders.map((folder) => relative(cwd, folder)).filter(isInside);
  const names = [...files.map((file) => relative(cwd, file)).filter(isInside), ...patterns, ...own];
  if (names.length === 0) {
    throw new ConfigurationError([tell('watch.nothing')]);
  }
  return tell(isTTY ? 'watch.atTerminal' : 'watch.elsewhere', { names: names.join(', ') });
}
