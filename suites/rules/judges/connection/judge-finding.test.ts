import { describe, expect, test } from 'vitest';
import { authenticated, connect, finding, login, refused, refusedAttempt, verdictOf } from '../../testing.ts';
import clientIdentifier from '../../v1/connection/V1-CONN-01.ts';
import authenticationType from '../../v1/connection/V1-CONN-02.ts';
import userName from '../../v1/connection/V1-CONN-03.ts';
import password from '../../v1/connection/V1-CONN-04.ts';
import signType from '../../v1/connection/V1-CONN-05.ts';

const family = [
  {
    id: 'V1-CONN-01',
    rule: clientIdentifier,
    aspect: 'client-identifier',
    nearMiss: 'the id alone, without types and timestamp',
  },
  {
    id: 'V1-CONN-02',
    rule: authenticationType,
    aspect: 'authentication-type',
    nearMiss: "a bridge's login in later SDKs",
  },
  { id: 'V1-CONN-03', rule: userName, aspect: 'user-name', nearMiss: 'the whole client identifier' },
  { id: 'V1-CONN-04', rule: password, aspect: 'password', nearMiss: 'HMAC with key and message swapped' },
  { id: 'V1-CONN-05', rule: signType, aspect: 'sign-type', nearMiss: 'HMAC-SM3 of later SDKs' },
] as const;

describe.each(family)('$id', ({ rule, aspect, nearMiss }) => {
  const bad = { findings: [finding(aspect, { ok: false, nearMiss })] };

  test('passes a good login', () => {
    expect(verdictOf(rule, login())).toEqual({ exercised: 1, violations: [] });
  });

  test('says nothing of an empty journal, nor of a CONNECT in which the aspect was not reached', () => {
    expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
    expect(verdictOf(rule, refused(1, { findings: [finding('protocol', { ok: false })] })).exercised).toBe(0);
  });

  test('quotes what the platform finds wrong, with what it looks like', () => {
    expect(verdictOf(rule, refusedAttempt(1, 4, bad))).toMatchObject({
      exercised: 1,
      violations: [{ expected: 'this', actual: 'that', nearMiss, evidence: [{ type: 'authenticated' }] }],
    });
  });

  test('counts every attempt', () => {
    expect(verdictOf(rule, login(), refusedAttempt(2, 4, bad), refusedAttempt(3, 4, bad))).toMatchObject({
      exercised: 3,
      violations: [{}, {}],
    });
  });

  test('leaves faults of another aspect to other rules', () => {
    expect(verdictOf(rule, refused(2, { findings: [finding('keep-alive', { ok: false })] })).violations).toEqual([]);
  });

  test('says nothing of a refusal that a scenario staged', () => {
    expect(verdictOf(rule, refused(4, { staged: true, ...bad }))).toEqual({ exercised: 0, violations: [] });
    expect(verdictOf(rule, refused(4, { staged: true, ...bad }), authenticated())).toEqual({
      exercised: 1,
      violations: [],
    });
  });
});

test.each([
  ['V1-CONN-02', authenticationType, 'authentication-type'],
  ['V1-CONN-03', userName, 'user-name'],
] as const)('%s leaves a client identifier that lacks a part to V1-CONN-01', (_, rule, aspect) => {
  const short = connect({ clientId: 'lamp_1_0_2026011512', username: 'lamp_1' });
  const misread = refused(2, { findings: [finding(aspect, { ok: false })] });
  expect(verdictOf(rule, short, misread)).toEqual({ exercised: 0, violations: [] });
});
