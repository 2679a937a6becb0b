import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { version } from 'vitest/node';
import { supportedVitest, unsupportedVitest } from './unsupported-vitest.ts';

test('the versions in the message are those that the package asks for', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(manifest.peerDependencies).toEqual({ vitest: supportedVitest });
  expect(unsupportedVitest(version)).toBeUndefined();
});

test.each(['4.1.0', '4.1.12', '4.2.0', '5.0.0', '5.1.2'])('Vitest %s is taken', (version) => {
  expect(unsupportedVitest(version)).toBeUndefined();
});

test.each(['3.2.4', '4.0.0', '4.0.18', '6.0.0', '6.0.0-beta.1'])(
  'for Vitest %s the message says which versions work',
  (version) => {
    expect(unsupportedVitest(version)).toBe(
      `This is Vitest ${version}, and the conformance suites run under Vitest ^4.1.0 || ^5.0.0. Install one of these (npm install --save-dev vitest@4), or run the suites without Vitest: npx huawei-iot-conformance run.`,
    );
  },
);
