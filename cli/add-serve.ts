import type { Command } from 'commander';
import { definitionFileSetting, definitionSettingsOf } from '../mock-platform/definition/definition-settings.ts';
import { addFlag } from './add-flag.ts';
import type { Flags, Surroundings } from './surroundings.ts';

/** Adds the command that serves the platform. */
export function addServe(root: Command, surroundings: Surroundings): void {
  const serve = root.command('serve').description('serve the mock platform until Ctrl-C, with a line for each event');
  for (const setting of [definitionFileSetting, ...definitionSettingsOf()]) addFlag(serve, setting);
  serve.option('--json', 'print the ready line in JSON also on a terminal');
  serve.action(async (flags: Flags) => (await import('./serve.ts')).serve(surroundings, flags));
}
