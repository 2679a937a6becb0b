import { complaintsOf } from '../user-files/complaints.ts';
import { YamlError } from '../user-files/yaml-error.ts';
import { definitionSchema, type ParsedDefinition } from './definition-schema.ts';
import type { GatheredDefinition } from './gather-definition.ts';

/** What was given, checked and with defaults. @throws YamlError with all that is wrong */
export function checkDefinition({ value, whereIs }: GatheredDefinition): ParsedDefinition {
  const { data, error } = definitionSchema.safeParse(value ?? {});
  if (!data) throw new YamlError(complaintsOf(error.issues, value, whereIs));
  return data;
}
