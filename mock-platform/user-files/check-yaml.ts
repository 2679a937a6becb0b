import type { z } from 'zod';
import { complaintsOf } from './complaints.ts';
import { memberName } from './member-name.ts';
import { at } from './place.ts';
import { YamlError } from './yaml-error.ts';
import type { YamlSource } from './yaml-source.ts';

/** What a source means by a schema. @throws YamlError with all that is wrong, each with line and column */
export function checkYaml<T>(source: YamlSource, schema: z.ZodType<T>): T {
  const { success, data, error } = schema.safeParse(source.value);
  if (success) return data;
  throw new YamlError(
    complaintsOf(error.issues, source.value, {
      subjectOf: (path, part) => `${at(source.file, source.placeOf(path, part))}: ${memberName(path)}`,
    }),
  );
}
