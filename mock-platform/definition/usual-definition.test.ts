import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { v1 } from '../generations/v1/served.ts';
import { definitionSchemaOf } from './definition-schema.ts';
import { plainDefinition } from './usual-definition.ts';

const definitionSchema = definitionSchemaOf(await v1.members(), ['v1']);
const port = fc.oneof(fc.nat(65_535), fc.constant(false));
const portNames = ['tcp', 'tls', 'ws', 'wss', 'http', 'https'];
const text = fc.string({ minLength: 1 });
const right = {
  host: text,
  ports: fc.record(Object.fromEntries(portNames.map((name) => [name, port])), { requiredKeys: [] }),
  seed: fc.maxSafeInteger(),
  caFile: text,
  state: text,
  journal: text,
  rules: fc.boolean(),
  throttle: fc.boolean(),
};

describe('a plain definition', () => {
  test('has the same result as from the schema', () => {
    fc.assert(
      fc.property(fc.record(right, { requiredKeys: [] }), (given) => {
        expect(plainDefinition(given)).toEqual(definitionSchema.parse(given));
      }),
    );
  });

  test('is never one that the schema would refuse', () => {
    const wrong = fc.oneof(fc.jsonValue(), fc.record({ tcp: fc.jsonValue() }), fc.record({ other: port }));
    const one = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...Object.keys(right)) },
      { weight: 1, arbitrary: text },
    );
    fc.assert(
      fc.property(fc.dictionary(one, wrong, { maxKeys: 2 }), (given) => {
        const plain = plainDefinition(given);
        if (plain) expect(plain).toEqual(definitionSchema.parse(given));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    [{ devices: [{ nodeId: 'a' }] }],
    [{ options: {} }],
    [{ ports: { tcp: 65_536 } }],
    [{ ports: { toString: 1 } }],
    [{ toString: 'x' }],
    [{ host: '' }],
    [{ seed: 1.5 }],
    [[]],
    ['x'],
    [null],
  ])('%j is left to the schema', (given) => {
    expect(plainDefinition(given)).toBeUndefined();
  });
});
