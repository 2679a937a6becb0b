import { expect, test } from 'vitest';
import { definedV1, v1Contradictions } from './defined-product.ts';

test('a product of a definition speaks JSON unless it says something else; its codec is a path', () => {
  expect(definedV1({}, String)).toEqual({ codecMode: 'json' });
  expect(definedV1({ codecMode: 'binary', codec: 'codec.js' }, (path) => `/lab/${path}`)).toEqual({
    codecMode: 'binary',
    codec: '/lab/codec.js',
  });
});

test('codec mode binary without a codec is told with its place', () => {
  const products = [{ codecMode: 'json' }, { codecMode: 'binary' }, { codecMode: 'binary', codec: 'c.js' }] as const;
  expect(v1Contradictions(products, (index, member) => `platform.yaml:3:7: products[${index}].${member}`)).toEqual([
    'platform.yaml:3:7: products[1].codecMode is "binary" without a codec: expected a module with decode and encode. Add codec.',
  ]);
});
