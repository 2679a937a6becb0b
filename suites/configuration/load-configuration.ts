import type { Configuration } from './configuration.ts';
import { type ConfigurationSources, gatherSettings } from './gather-settings.ts';
import { settleConfiguration } from './settle-configuration.ts';

/**
 * The configuration of a run: flags win over environment variables, and those over the configuration file. By default
 * the reference device is tested, with the street lamp as its product.
 *
 * @throws ConfigurationError with all that has to be put right.
 */
export async function loadConfiguration({
  cwd = process.cwd(),
  env = process.env,
  flags = {},
  inline,
}: Partial<ConfigurationSources> = {}): Promise<Configuration> {
  const { given, problems } = await gatherSettings({ cwd, env, flags, inline });
  return settleConfiguration(given, cwd, problems);
}
