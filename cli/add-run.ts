import type { Command } from 'commander';
import { choosing, fileSetting, settings } from '../suites/configuration/settings.ts';
import { addFlag } from './add-flag.ts';
import type { Flags, Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

/** Adds the commands that play against a device. */
export function addRun(root: Command, surroundings: Surroundings): void {
  const run = root.command('run').description(tell('run.about'));
  const replay = root.command('replay').argument('<token>', tell('replay.token')).description(tell('replay.about'));
  for (const setting of [fileSetting, ...settings]) {
    addFlag(run, setting);
    if (!choosing.has(setting.flag)) addFlag(replay, setting);
  }
  // What runs a device takes most of the loading time: `--help` does without.
  const conform = async (flags: Flags, token?: string) =>
    (await import('./conform.ts')).conform(surroundings, flags, token);
  run.action(async (flags: Flags) =>
    flags.watch === undefined ? conform(flags) : (await import('./watch.ts')).watch(surroundings, flags),
  );
  replay.action((token: string, flags: Flags) => conform(flags, token));
}
