import type { Configuration } from './configuration.ts';
import { type ConfigurationSources, gatherSettings } from './gather-settings.ts';
import { settleConfiguration } from './settle-configuration.ts';

/**
 * The configuration of a run: flags win over environment variables, and those over the configuration file. A device has to be
 * named; its product is the street lamp unless a model is given.
 *
 * @throws ConfigurationError with all that has to be put right.
 */
export async function loadConfiguration({
  cwd = process.cwd(),
  env = process.env,
  flags = {},
  inline,
}: Partial<ConfigurationSources> = {}): Promise<Configuration> {
  const { given, problems, notes } = await gatherSettings({ cwd, env, flags, inline });
  return settleConfiguration(given, cwd, { problems, notes, env });
}
