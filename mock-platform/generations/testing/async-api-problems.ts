import { createRequire } from 'node:module';
import { Ajv } from 'ajv';

const require = createRequire(import.meta.url);
const { schemas } = require('@asyncapi/specs') as { schemas: Record<string, object> };

/** For tests: what the specification's own JSON Schema finds wrong with a document. */
export function problemsOf(document: object): unknown {
  // The bundle brings the meta-schema of draft 7 along, under the name that ajv's own has.
  const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
  const { $schema, ...specification } = schemas['3.0.0'] as { $schema: string };
  return ajv.validate(specification, document) ? [] : ajv.errors;
}

/** For tests: references of a document that lead nowhere. */
export function deadReferences(document: object): string[] {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  return references.filter((path) => {
    const found = path.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document);
    return found === undefined;
  });
}
