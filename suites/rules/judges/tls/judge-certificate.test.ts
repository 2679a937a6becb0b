import { describe, expect, test } from 'vitest';
import { closed, connect, handshake, login, onStage, stageBegan, stageEnded, verdictOf } from '../../testing.ts';
import unknownCa from '../../v1/tls/V1-TLS-02.ts';
import expired from '../../v1/tls/V1-TLS-03.ts';
import wrongHost from '../../v1/tls/V1-TLS-04.ts';

const family = [
  { id: 'V1-TLS-02', rule: unknownCa, certificate: 'unknown-ca', others: ['expired', 'wrong-host'] },
  { id: 'V1-TLS-03', rule: expired, certificate: 'expired', others: ['unknown-ca', 'wrong-host'] },
  { id: 'V1-TLS-04', rule: wrongHost, certificate: 'wrong-host', others: ['unknown-ca', 'expired'] },
] as const;

describe.each(family)('$id, of a server whose certificate is $certificate', ({ rule, certificate, others }) => {
  const completed = handshake({ certificate });
  const refused = handshake({ certificate, outcome: 'failed', error: 'alert bad certificate' });

  test('passes a device that refuses the certificate', () => {
    expect(verdictOf(rule, onStage('bad-certificate', refused))).toEqual({ exercised: 1, violations: [] });
  });

  test('passes a device that closes after the handshake without a CONNECT', () => {
    expect(verdictOf(rule, onStage('bad-certificate', completed, closed({ clean: false })))).toEqual({
      exercised: 1,
      violations: [],
    });
  });

  test('passes a device that says nothing until the end of the stage', () => {
    expect(verdictOf(rule, onStage('bad-certificate', completed))).toEqual({ exercised: 1, violations: [] });
  });

  test('is broken by a CONNECT', () => {
    expect(verdictOf(rule, onStage('bad-certificate', completed, connect()))).toMatchObject({
      exercised: 1,
      violations: [{ expected: 'no CONNECT', evidence: [{ certificate }, { type: 'packet-received' }] }],
    });
  });

  test('is broken by a CONNECT at the second attempt', () => {
    const second = [handshake({ certificate, connection: 2 }), connect({ connection: 2 })];
    expect(verdictOf(rule, onStage('bad-certificate', refused, second))).toMatchObject({
      exercised: 2,
      violations: [{}],
    });
  });

  test('concludes nothing when the platform closed, or the stage was cut short', () => {
    expect(verdictOf(rule, completed, closed({ by: 'platform' })).exercised).toBe(0);
    const cutShort = [stageBegan('bad-certificate'), completed, stageEnded('bad-certificate', { complete: false })];
    expect(verdictOf(rule, cutShort)).toEqual({ exercised: 0, violations: [] });
  });

  test.each(others)('leaves a login to a server whose certificate is %s to other rules', (other) => {
    expect(
      verdictOf(rule, login(), handshake({ connection: 2, certificate: other }), connect({ connection: 2 })),
    ).toEqual({ exercised: 0, violations: [] });
  });
});
