import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { inheritedEnvironment } from './inherited-environment.ts';

test('what vitest sets is not inherited, what the user sets is', () => {
  expect(
    inheritedEnvironment({ VITEST: 'true', VITEST_POOL_ID: '1', MODE: 'test', BASE_URL: 'http://lamp', PATH: '/bin' }),
  ).toEqual({ BASE_URL: 'http://lamp', PATH: '/bin' });
});

test('without vitest all is inherited', () => {
  expect(inheritedEnvironment({ MODE: 'test', PATH: '/bin' })).toEqual({ MODE: 'test', PATH: '/bin' });
});

test('nothing of this very run is inherited', () => {
  const env = inheritedEnvironment(process.env);
  const printed = execFileSync(process.execPath, ['-p', 'Object.keys(process.env).join()'], { env, encoding: 'utf8' });
  expect(printed.trim().split(',')).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/^(VITEST.*|MODE|SSR|DEV|PROD)$/)]),
  );
});
