import { expect, onTestFinished, test } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import { lampDevice, lampRun } from '../run/testing.ts';
import { Rig } from './rig.ts';
import { firstRivalConnection, isRivals, logInAsRival } from './rival.ts';

async function stage() {
  const rig = await Rig.open(lampRun(lampDevice()));
  onTestFinished(() => rig.close());
  await rig.startAndConnect();
  return rig;
}

test('a rival logs in as the device, throws it out, and is gone when it ends', async () => {
  const rig = await stage();
  const rival = await logInAsRival(rig);
  expect(rig.session.connection).toBe(firstRivalConnection);
  expect(rig.journal.entries.filter(({ type }) => type === 'taken-over')).toMatchObject([
    { connection: 1, by: firstRivalConnection },
  ]);
  await rival.end();
  await rig.journal.waitFor((entry) => entry.type === 'device-offline' && isRivals(entry));
  expect(rig.online).toBe(false);
});

test('it comes back whenever it is disconnected, on a new connection each time', async () => {
  const rig = await stage();
  const rival = await logInAsRival(rig);
  rig.session.tap.close('the device took it back');
  const again = firstRivalConnection + 1;
  await rig.journal.waitFor((entry) => entry.type === 'device-online' && entry.connection === again);
  expect(rig.session.connection).toBe(again);
  await rival.end();
});

test.each([
  [{ type: 'device-online', deviceId: 'lamp', connection: firstRivalConnection }, true],
  [{ type: 'device-online', deviceId: 'lamp', connection: firstRivalConnection + 7 }, true],
  [{ type: 'device-online', deviceId: 'lamp', connection: 1 }, false],
  [{ type: 'taken-over', deviceId: 'lamp', connection: firstRivalConnection, by: 2 }, false],
  [{ type: 'taken-over', deviceId: 'lamp', connection: 1, by: firstRivalConnection }, false],
  [{ type: 'device-started', deviceId: 'lamp' }, false],
] as const)('%j is about the suite itself: %j', (event, expected) => {
  expect(isRivals({ seq: 1, at: 0, wall: 0, ...event } as Entry)).toBe(expected);
});
