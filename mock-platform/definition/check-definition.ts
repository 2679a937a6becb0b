import { checkSettings } from '../settings/check-settings.ts';
import type { GivenSettings } from '../settings/given.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import { definitionSchema, type ParsedDefinition } from './definition-schema.ts';
import { definitionSettings } from './definition-settings.ts';

/** What was given, checked and with defaults. @throws YamlError with all that is wrong */
export function checkDefinition(given: GivenSettings): ParsedDefinition {
  const { data, problems } = checkSettings(definitionSchema, given, definitionSettings);
  if (!data) throw new YamlError(problems);
  return data;
}
