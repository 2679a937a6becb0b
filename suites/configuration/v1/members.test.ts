import { expect, test } from 'vitest';
import { refusal, useFolder, type Wrong } from '../configuration-testing.ts';

useFolder();

test.each<readonly [Wrong, string]>([
  [
    { env: { CONFORMANCE_CODEC_MODES: 'json,xml' } },
    'CONFORMANCE_CODEC_MODES: capabilities.codecModes[1] is "xml": expected "json" or "binary". Correct it.',
  ],
])('%j is reported with what was expected', async (sources, message) => {
  expect(await refusal(sources)).toBe(message);
});
