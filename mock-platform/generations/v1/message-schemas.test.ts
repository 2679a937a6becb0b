import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MessageName, messageSchemas, messages } from './message-schemas.ts';

const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false });
const schemas = messageSchemas();
const names = Object.keys(schemas) as MessageName[];

describe.each(names)('%s', (name) => {
  const { schema, examples } = messages[name];

  test.each(examples.map((example) => [JSON.stringify(example), example]))('its example fits: %s', (_, example) => {
    expect(schema.safeParse(example).success).toBe(true);
    expect(ajv.validate(schemas[name], example)).toBe(true);
  });

  test('what is required is missed', () => {
    for (const [example] of [examples])
      for (const member of schemas[name].required ?? []) {
        const { [member]: _, ...rest } = example as Record<string, unknown>;
        expect(ajv.validate(schemas[name], rest), member).toBe(false);
      }
  });

  test('unknown members are passed over', () => {
    expect(ajv.validate(schemas[name], { ...examples[0], identifier: '123' })).toBe(true);
  });
});

/** Messages, and what is almost one: each member right, absent, null, or something else. */
function almost(example: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const something = fc.oneof(
    fc.constantFrom(null, 0, 1, -1, 65535, 65536, 1.5, '7', '', 'x', true, [], {}),
    fc.jsonValue(),
  );
  const members = Object.entries(example).map(([name, value]) => {
    const kept = fc.constant({ [name]: value });
    return fc.oneof(
      { weight: 4, arbitrary: kept },
      fc.constant({}),
      something.map((other) => ({ [name]: other })),
    );
  });
  return fc.tuple(...members).map((parts) => Object.assign({}, ...parts));
}

test.each(names)('zod and JSON Schema agree on %s', (name) => {
  const { schema, examples } = messages[name];
  const fits = ajv.compile(schemas[name]);
  // Digits above 65535 in a string: a pattern cannot say that, and the mock reads on.
  const beyond = (message: unknown) => {
    const { mid } = Object(message) as { readonly mid?: unknown };
    return (typeof mid === 'string' || typeof mid === 'number') && /^\d{5,}$/.test(String(mid));
  };
  fc.assert(
    fc.property(fc.oneof(...examples.map(almost)), (message) => {
      if (beyond(message)) return;
      expect(fits(message)).toBe(schema.safeParse(message).success);
    }),
    { numRuns: 300 },
  );
});
