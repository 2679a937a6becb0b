import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { asyncApi } from './async-api.ts';
import { classifyTopic } from './topics.ts';

const require = createRequire(import.meta.url);
const { schemas } = require('@asyncapi/specs') as { schemas: Record<string, object> };

/** What the specification's own JSON Schema finds wrong. */
function problemsOf(document: object): unknown {
  // The bundle brings the meta-schema of draft 7 along, under the name that ajv's own has.
  const ajv = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false });
  const { $schema, ...specification } = schemas['3.0.0'] as { $schema: string };
  return ajv.validate(specification, document) ? [] : ajv.errors;
}

test('the document is an AsyncAPI 3 document', () => {
  expect(problemsOf(asyncApi())).toEqual([]);
});

test('a document with a mistake is none', () => {
  const { operations, ...rest } = asyncApi() as { operations: Record<string, object> };
  const mistaken = { ...rest, operations: { ...operations, report: { ...operations.report, action: 'publish' } } };
  expect(problemsOf(mistaken)).not.toEqual([]);
  expect(problemsOf({ ...asyncApi(), servers: { platform: { host: 'example.com' } } })).not.toEqual([]);
});

test('every reference leads somewhere', () => {
  const document = asyncApi();
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path);
  expect(references.length).toBeGreaterThan(30);
  for (const path of references) {
    const found = path.split('/').reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], document);
    expect(found, path).toBeDefined();
  }
});

test('every address is a topic that the mock platform knows', () => {
  const { channels } = asyncApi() as { channels: Record<string, { address: string }> };
  const registration = { productId: '{productId}', nodeId: '{nodeId}' };
  const purposes = Object.values(channels).map(({ address }) => classifyTopic(address, '{id}', registration).purpose);
  expect(purposes).toEqual(['data', 'command', 'data', 'command', 'registration', 'registration']);
});
