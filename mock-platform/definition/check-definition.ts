import type { ServedGeneration } from '../generations/served-generation.ts';
import { checkSettings } from '../settings/check-settings.ts';
import type { GivenSettings } from '../settings/given.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import { definitionSchemaOf, type ParsedDefinition } from './definition-schema.ts';
import { definitionSettingsOf } from './definition-settings.ts';

/**
 * What was given, checked and with defaults.
 * @param generation that it speaks
 * @param generations that it can choose from
 * @throws YamlError with all that is wrong
 */
export async function checkDefinition(
  given: GivenSettings,
  generation: ServedGeneration,
  generations: readonly ServedGeneration[],
): Promise<ParsedDefinition> {
  const schema = definitionSchemaOf(
    await generation.members(),
    generations.map(({ choice }) => choice),
  );
  const { data, problems } = checkSettings(schema, given, definitionSettingsOf(generations, generation));
  if (!data) throw new YamlError(problems);
  return data;
}
