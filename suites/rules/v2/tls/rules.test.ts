import { expect, test } from 'vitest';
import {
  at,
  type BrokenCase,
  closed,
  connect,
  deviceDeclared,
  handshake,
  login,
  onStage,
  opened,
  ruleIn,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../testing.ts';
import { tls } from './rules.ts';

// The judges are those of generation 1, and tested there.

const ruleOf = (id: string) => ruleIn(tls, id);
const failed = handshake({ outcome: 'failed', error: 'alert unknown ca' });
const trap = (certificate: 'unknown-ca' | 'expired' | 'wrong-host') =>
  onStage('bad-certificate', opened(), handshake({ certificate }), connect());

const broken: readonly BrokenCase[] = [
  [
    'V2-TLS-01',
    'a handshake that fails',
    [onStage('start', failed)],
    { message: 'It could not agree on TLS with a server whose certificate its CA signed.' },
  ],
  ['V2-TLS-01', 'TLS 1.1', [handshake({ protocol: 'TLSv1.1' })], { actual: 'TLSv1.1' }],
  ['V2-TLS-02', 'a login to an unknown CA', [trap('unknown-ca')], { expected: 'no CONNECT' }],
  ['V2-TLS-03', 'a login to an expired certificate', [trap('expired')], { expected: 'no CONNECT' }],
  ['V2-TLS-04', 'a login to another host', [trap('wrong-host')], { expected: 'no CONNECT' }],
  [
    'V2-TLS-05',
    'credentials over plain TCP',
    [stageBegan('tls-failure'), failed, opened(2, 'tcp'), connect({ connection: 2 }), stageEnded('tls-failure')],
    { actual: 'a CONNECT without TLS' },
  ],
];

test.each(broken)('%s is broken by %s', (id, _, events, violation) => {
  expect(verdictOf(ruleOf(id), ...events)).toMatchObject({
    violations: [expect.objectContaining(violation)],
  });
});

test.each(['unknown-ca', 'expired', 'wrong-host'] as const)(
  'a device that refuses "%s" breaks nothing',
  (certificate) => {
    const refusal = handshake({ certificate, outcome: 'failed', error: 'alert bad certificate' });
    const journal = [deviceDeclared(), onStage('bad-certificate', opened(), refusal, closed()), at(60_000, login(2))];
    for (const rule of tls) expect(verdictOf(rule, ...journal).violations).toEqual([]);
  },
);

test('a device that is to use plain TCP breaks nothing', () => {
  const plain = [deviceDeclared({ transport: 'mqtt' }), opened(1, 'tcp'), connect()];
  for (const rule of tls) expect(verdictOf(rule, ...plain)).toEqual({ exercised: 0, violations: [] });
});
