import { expect, test } from 'vitest';
import { closed, connect, handshake, login, onStage, stageBegan, stageEnded, verdictOf } from '../../testing.ts';
import rule from './V1-TLS-03.ts';

const completed = handshake({ certificate: 'expired' });
const refused = handshake({ certificate: 'expired', outcome: 'failed', error: 'alert bad certificate' });

test('refusing the certificate passes', () => {
  expect(verdictOf(rule, onStage('bad-certificate', refused))).toEqual({ exercised: 1, violations: [] });
});

test('closing after the handshake without a CONNECT passes', () => {
  expect(verdictOf(rule, onStage('bad-certificate', completed, closed({ clean: false })))).toEqual({
    exercised: 1,
    violations: [],
  });
});

test('saying nothing until the end of the stage passes', () => {
  expect(verdictOf(rule, onStage('bad-certificate', completed))).toEqual({ exercised: 1, violations: [] });
});

test('a CONNECT breaks it', () => {
  expect(verdictOf(rule, onStage('bad-certificate', completed, connect()))).toMatchObject({
    exercised: 1,
    violations: [{ expected: 'no CONNECT', evidence: [{ certificate: 'expired' }, { type: 'packet-received' }] }],
  });
});

test('a CONNECT at the second attempt breaks it', () => {
  const second = [handshake({ certificate: 'expired', connection: 2 }), connect({ connection: 2 })];
  expect(verdictOf(rule, onStage('bad-certificate', refused, second))).toMatchObject({
    exercised: 2,
    violations: [{}],
  });
});

test('nothing is concluded when the platform closed, or the stage was cut short', () => {
  expect(verdictOf(rule, completed, closed({ by: 'platform' })).exercised).toBe(0);
  const cutShort = [stageBegan('bad-certificate'), completed, stageEnded('bad-certificate', { complete: false })];
  expect(verdictOf(rule, cutShort)).toEqual({ exercised: 0, violations: [] });
});

test('a login with another certificate is another matter', () => {
  expect(
    verdictOf(rule, login(), handshake({ connection: 2, certificate: 'unknown-ca' }), connect({ connection: 2 })),
  ).toEqual({
    exercised: 0,
    violations: [],
  });
});
