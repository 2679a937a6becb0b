import { gatherSettings, type SettingsSources } from '../../mock-platform/settings/gather-settings.ts';
import { strayVariables } from '../../mock-platform/settings/stray-variables.ts';
import { YamlError } from '../../mock-platform/user-files/yaml-error.ts';
import type { Configuration } from './configuration.ts';
import { ConfigurationError } from './configuration-error.ts';
import { knownVariables } from './known-variables.ts';
import { settingsTable } from './settings.ts';
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
}: Partial<SettingsSources> = {}): Promise<Configuration> {
  const given = await gatherSettings(settingsTable, { cwd, env, flags, inline }).catch((error) => {
    throw error instanceof YamlError ? new ConfigurationError(error.message) : error;
  });
  return settleConfiguration(given, cwd, { ...strayVariables(env, knownVariables), env });
}
