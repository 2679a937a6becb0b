import { expect, test } from 'vitest';
import { AdjustableClock } from '../../mock-platform/adjustable-clock.ts';
import { KnownSecrets } from '../../mock-platform/secrets/known-secrets.ts';
import { LateLog } from './late-log.ts';

const wall = Date.UTC(2026, 0, 1);
const registered = (nodeId: string) => {
  const stamp = { seq: 0, at: 0, wall };
  return { type: 'device-registered', deviceId: `p_${nodeId}`, nodeId, productId: 'p', ...stamp } as const;
};

function stage() {
  const lines: string[] = [];
  const write = (text: string) => void lines.push(text);
  const log = new LateLog({ clock: new AdjustableClock(), secrets: new KnownSecrets(), colour: false, write });
  return { lines, log };
}

test('lines of what happened before the log was loaded are written when it is, in order, without what was only to be learnt', async () => {
  const { lines, log } = stage();
  log.learn(registered('quiet'));
  log.see(registered('first'));
  log.say({ who: '', what: 'state', text: 'said between them' });
  log.see(registered('second'));
  expect(lines).toEqual([]);
  await log.load();
  log.see(registered('third'));
  expect(lines).toEqual(['first', 'said between them', 'second', 'third'].map((text) => expect.stringContaining(text)));
});

test('a log that ends before it was loaded still writes what it was told', async () => {
  const { lines, log } = stage();
  log.say({ who: '', what: 'state', text: 'the last line was damaged' });
  await log.end();
  expect(lines).toEqual([expect.stringContaining('the last line was damaged')]);
});
