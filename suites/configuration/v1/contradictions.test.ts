import { expect, test } from 'vitest';
import { refusal, type Sources, useFolder } from '../configuration-testing.ts';

useFolder();

test.each<readonly [Sources, string]>([
  [
    { env: { CONFORMANCE_CODEC_MODES: 'binary' } },
    'CONFORMANCE_CODEC_MODES has "binary", and there is no codec to read its messages. Give the codec of the product.',
  ],
  [
    { file: { codec: 'codec.ts' } },
    'settings/lamp.json:1:10: codec is given, and capabilities.codecModes has no "binary" that needs it. Add "binary", or remove the codec.',
  ],
])('%j is refused', async (sources, message) => {
  expect(await refusal(sources)).toBe(message);
});
