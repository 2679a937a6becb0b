import type { Command } from 'commander';
import { definitionFileSetting, definitionSettingsOf } from '../mock-platform/definition/definition-settings.ts';
import { addFlag } from './add-flag.ts';
import type { Flags, Surroundings } from './surroundings.ts';
import { tell } from './texts.ts';

/** Adds the command that serves the platform. */
export function addServe(root: Command, surroundings: Surroundings): void {
  const serve = root.command('serve').description(tell('serve.about'));
  for (const setting of [definitionFileSetting, ...definitionSettingsOf()]) addFlag(serve, setting);
  serve.option('--json', tell('serve.json'));
  serve.action(async (flags: Flags) => (await import('./serve.ts')).serve(surroundings, flags));
}
