import { describe, expect, test } from 'vitest';
import { connect, handshake, login, onStage, opened, stageBegan, stageEnded, verdictOf, world } from '../../testing.ts';
import rule from './V1-TLS-01.ts';

const failed = (error: string) => handshake({ outcome: 'failed', error });

test.each(['TLSv1.2', 'TLSv1.3'])('%s passes', (protocol) => {
  expect(verdictOf(rule, handshake({ protocol }))).toEqual({ exercised: 1, violations: [] });
});

test.each(['SSLv3', 'TLSv1', 'TLSv1.1'])('%s breaks it', (protocol) => {
  expect(verdictOf(rule, handshake({ protocol })).violations).toMatchObject([{ actual: protocol }]);
});

describe('a device that never agrees on TLS breaks it', () => {
  test('by offering only old versions', () => {
    const events = [stageBegan('start'), failed('the TLS handshake failed: unsupported protocol')];
    expect(verdictOf(rule, events, stageEnded('start', { complete: false }))).toMatchObject({
      exercised: 1,
      violations: [{ actual: 'the TLS handshake failed: unsupported protocol' }],
    });
  });

  test('by not trusting the CA that it was given', () => {
    expect(verdictOf(rule, onStage('start', failed('tlsv1 alert unknown ca'))).violations).toHaveLength(1);
  });

  test('by whatever else, when it had its whole time', () => {
    expect(verdictOf(rule, onStage('start', failed('closed')))).toMatchObject({ exercised: 1, violations: [{}] });
  });
});

test('a device that breaks off one handshake after the other breaks it, too', () => {
  const closedEarly = failed('the device closed the connection during the TLS handshake');
  const events = [stageBegan('start'), closedEarly, closedEarly, stageEnded('start', { complete: false })];
  expect(verdictOf(rule, events).violations).toHaveLength(1);
});

test('a device that was not given its whole time may have been interrupted', () => {
  const events = [stageBegan('start'), failed('the device closed the connection during the TLS handshake')];
  expect(verdictOf(rule, events, stageEnded('start', { complete: false })).violations).toEqual([]);
});

test('a device that succeeds at a later attempt passes', () => {
  expect(verdictOf(rule, onStage('start', failed('unsupported protocol'), handshake({ connection: 2 })))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('handshakes that ought to fail are another matter', () => {
  const refused = handshake({ outcome: 'failed', certificate: 'expired', error: 'alert certificate expired' });
  expect(verdictOf(rule, onStage('bad-certificate', refused))).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, login(), onStage('tls-failure', failed('handshake_failure'))).violations).toEqual([]);
});

test('a CONNECT over plain TCP breaks it when the device should use TLS', () => {
  expect(verdictOf(rule, world(), opened(1, 'tcp'), connect()).violations).toMatchObject([{ actual: 'tcp' }]);
  expect(verdictOf(rule, opened(1, 'tcp'), connect())).toEqual({ exercised: 0, violations: [] });
});

test('falling back to TCP after a TLS failure is left to V1-TLS-05', () => {
  expect(verdictOf(rule, world(), onStage('tls-failure', opened(1, 'tcp'), connect())).violations).toEqual([]);
});
