import { expect, test } from 'vitest';
import { firstPlaybook } from '../scenarios/v1/playbook.ts';
import { writtenStep } from '../scenarios/written-steps.ts';
import { playedReplay } from './played-replay.ts';
import { parseReplayFile, parseReplayToken } from './replay-token.ts';

/** Of a release whose steps had mids where they have keys now. */
const earlier =
  'r2.tZLBbsIwDIZfBf3nIMEYm5bjNg6bQNMu7DBxMKkLEW0CiQtUVd99SoGN8yQukWM7-fzbbhANOwrWQ8P4siSXRShE5gx6rBCqgqExH_ZfZq_9wRAKW5I1NEa6uxTkoBtIIBe3Pgg0yp0IFIzP2Mx8lt4vraNQQyHwykYJJNY76JyKyK2CKbzZQCPWUbhMfOFthP5usLEuSxGhIGjVr8PxUfqlzaCQTv0wHo_GV_GzmK6Ok6UbRA57a_gtJTwHu1qL45j0mjK5ppP5ZNopDBRT_p6KiqFHChuuoUGxZ6Vn4wX61J6N4d1jewVfViHKH_qk5KZw9e__79t2cVU6H82a3IpT53KbZNy6b2nbjL_1gBR2PkIPrse0DX7JUDisqdtbKnIfypP0gg5piyrp-TzvkHXhqetQ_S709Wk_7OB44fSH7aL9AQ.1ee4e6';

test('a token that holds mids is played as it was made', () => {
  const replay = parseReplayToken(earlier);
  const { steps = [], setup, registration } = playedReplay(replay, firstPlaybook, 'it');
  expect(setup).toEqual({ codecMode: 'binary' });
  expect(registration).toBe(false);
  const command = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 3, key: 'as it is', mid: 9 }, key: '127' };
  const plain = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 4 } };
  expect(steps).toEqual([
    { kind: 'start' },
    { kind: 'next-key', key: '65535' },
    { kind: 'command', command },
    { kind: 'burst', commands: [command, plain] },
    { kind: 'exchanged', first: command, second: { ...command, key: '1', qos: 0 } },
    { kind: 'probe', what: 'malformed', flaw: 'cut off', payload: 'eyJtaWQiOi0x', key: '-1' },
  ]);
  expect(steps.map((step) => writtenStep(step, firstPlaybook.keys))).toEqual(replay.steps);
});

test.each([
  ['"steps":[{"kind":"dance"}]', 'steps.0.kind: '],
  ['"steps":[{"kind":"next-mid","mid":65536}]', 'steps.0.key: '],
  ['"steps":[{"kind":"command","command":{"serviceId":"A","cmd":"B","paras":{},"mid":"7"}}]', 'steps.0.command: '],
  ['"plan":{"transport":"mqtt","codecMode":"text","registration":false}', 'plan.codecMode: '],
])('a file with %s is refused with a reason', (part, message) => {
  const replay = parseReplayFile(`{"version":"r2","scenario":"cut","seed":1,${part}}`, 'a.json');
  expect(() => playedReplay(replay, firstPlaybook, 'a.json')).toThrow(
    `a.json holds what this release cannot play: ${message}`,
  );
});
