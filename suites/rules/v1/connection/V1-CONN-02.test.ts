import { describe, expect, test } from 'vitest';
import { authenticated, finding, login, refusedAttempt, refusedUnknown, verdictOf } from '../../testing.ts';
import rule from './V1-CONN-02.ts';

// What it has in common with the other rules on credentials stands in judge-finding.test.ts.

test('logins by deviceId, by nodeId and as one of a product pass', () => {
  const logins = (['device-id', 'node-id', 'product'] as const).map((kind) => authenticated({ login: kind }));
  expect(verdictOf(rule, ...logins)).toEqual({ exercised: 3, violations: [] });
});

describe('broken by', () => {
  test.each([
    ['authentication-type', "a bridge's login in later SDKs"],
    ['device', 'a deviceId, which goes with authentication type 0'],
    ['device', 'a nodeId, which goes with authentication type 2'],
  ] as const)('a wrong %s: %s', (aspect, nearMiss) => {
    const bad = refusedUnknown({ findings: [finding(aspect, { ok: false, nearMiss })] });
    expect(verdictOf(rule, login(), bad).violations).toMatchObject([{ nearMiss }]);
  });
});

test('a device that was frozen or deleted named itself rightly', () => {
  const frozen = refusedAttempt(1, 5, {
    findings: [finding('device', { ok: false, actual: '"lamp-1", which is frozen' })],
  });
  expect(verdictOf(rule, frozen).violations).toEqual([]);
});
