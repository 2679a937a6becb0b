import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { messageSchemasOfV2, messagesOfV2, type V2MessageName } from './message-schemas.ts';

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
const schemas = messageSchemasOfV2();

describe.each(Object.keys(schemas) as V2MessageName[])('%s', (name) => {
  const { schema, examples } = messagesOfV2[name];
  const fits = ajv.compile(schemas[name]);

  test('its examples fit, in zod and as JSON Schema', () => {
    for (const example of examples) expect([schema.safeParse(example).success, fits(example)]).toEqual([true, true]);
  });

  test('what is required is missed', () => {
    for (const member of schemas[name].required ?? []) {
      const { [member]: _, ...rest } = examples[0] as Record<string, unknown>;
      expect([member, fits(rest), schema.safeParse(rest).success]).toEqual([member, false, false]);
    }
  });

  test('unknown members are passed over, and optional ones may be null', () => {
    const { properties = {}, required = [] } = schemas[name] as { properties?: object; required?: string[] };
    const absent = Object.keys(properties).filter((member) => !required.includes(member));
    const nulls = Object.fromEntries(absent.map((member) => [member, null]));
    expect(fits({ ...examples[0], ...nulls, more: 1 }), JSON.stringify(fits.errors)).toBe(true);
  });
});

test.each([
  ['propertiesReport', { services: [] }],
  ['propertiesReport', { services: [{ service_id: 'Lamp' }] }],
  ['propertiesReport', { services: [{ serviceId: 'Lamp', properties: {} }] }],
  ['propertiesSetResponse', { result_code: 'ok' }],
  ['commandResponse', { result_code: true }],
  ['events', { services: [{ service_id: '$log', event_type: 'log_report' }] }],
] as const)('%s is not %j', (name, wrong) => {
  expect(ajv.validate(schemas[name], wrong)).toBe(false);
});
