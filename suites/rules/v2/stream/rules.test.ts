import { expect, test } from 'vitest';
import {
  type BrokenCase,
  closed,
  deviceDeclared,
  type Event,
  exchange,
  login,
  onStage,
  probeSent,
  rid,
  ruleIn,
  silence,
  stageBegan,
  stageEnded,
  verdictOf,
} from '../testing.ts';
import { stream } from './rules.ts';

// The judges are those of generation 1, and tested there.

const ruleOf = (id: string) => ruleIn(stream, id);
const families = ['command', 'set', 'get'] as const;
const proven = [deviceDeclared(), login(), families.flatMap((family, n) => exchange({ family, key: rid(n + 1) }))];
const nonsense: Event = {
  type: 'bytes-sent',
  connection: 1,
  raw: new Uint8Array([0xf0, 0]),
  fault: 'a packet of type 15',
};

const broken: readonly BrokenCase[] = [
  ...families.flatMap((family): BrokenCase[] => [
    [
      'V2-STREAM-01',
      `a ${family} in pieces that is not answered`,
      [onStage('pieces', silence({ family, key: rid(9) }))],
      { message: expect.stringContaining('sent in pieces') },
    ],
    [
      'V2-STREAM-02',
      `a ${family} behind another packet that is not answered`,
      [onStage('joined', silence({ family, key: rid(9) }))],
      { message: expect.stringContaining('sent in one piece with others') },
    ],
  ]),
  [
    'V2-STREAM-03',
    'a device that stays away after a request that is too long',
    [
      stageBegan('oversized'),
      probeSent({ kind: 'oversized', flaw: 'a request of 5000 bytes', key: rid(8) }),
      closed({ clean: false }),
      stageEnded('oversized'),
    ],
    { message: 'It lost its connection and did not come back after a request of 5000 bytes.' },
  ],
  [
    'V2-STREAM-04',
    'an answer on the same connection',
    [nonsense, exchange({ key: rid(9) })],
    { expected: 'that it closes the connection' },
  ],
];

test.each(broken)('%s is broken by %s', (id, _, events, violation) => {
  expect(verdictOf(ruleOf(id), ...proven, ...events).violations).toMatchObject([violation]);
});

test.each(families)('a %s in pieces, or behind another packet, that is answered keeps them', (family) => {
  for (const [id, stage] of [
    ['V2-STREAM-01', 'pieces'],
    ['V2-STREAM-02', 'joined'],
  ] as const) {
    const played = onStage(stage, exchange({ family, key: rid(9) }));
    expect(verdictOf(ruleOf(id), ...proven, played)).toEqual({ exercised: 1, violations: [] });
  }
});

test('a device that closes after nonsense, comes back and answers keeps all', () => {
  const back = [nonsense, closed({ clean: false }), login(2), exchange({ key: rid(9), connection: 2 })];
  for (const rule of stream) expect(verdictOf(rule, ...proven, ...back).violations).toEqual([]);
});
