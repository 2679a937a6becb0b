import { givenIn, inlineFile } from '../../mock-platform/settings/gather-settings.ts';
import type { Configuration, DeviceConfiguration } from './configuration.ts';
import { settings } from './settings.ts';
import { settleConfiguration } from './settle-configuration.ts';

/**
 * The configuration that a program hands over, without any file, variable or flag. Relative paths count from the working folder.
 *
 * @param name of the function that got the content, for messages
 * @param problems that were found before
 * @param kind of a device that the program has made itself
 * @throws ConfigurationError with all that has to be put right
 */
export function settingsInline(
  content: Readonly<Record<string, unknown>>,
  name: string,
  problems: readonly string[],
  kind?: DeviceConfiguration['kind'],
): Configuration {
  const base = process.cwd();
  return settleConfiguration(givenIn(settings, inlineFile(content, name, base)), base, {
    problems,
    notes: [],
    env: {},
    ...(kind && { kind }),
  });
}
