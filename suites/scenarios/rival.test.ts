import { expect, onTestFinished, test } from 'vitest';
import { commandTopicOf } from '../../mock-platform/generations/v1/messages-testing.ts';
import type { Entry } from '../rules/rule.ts';
import { type LampHabits, type Life, lampDevice, lampRun } from '../run/testing.ts';
import { Rig } from './rig.ts';
import { firstRivalConnection, isRivals, logInAsRival } from './rival.ts';

async function stage(habits: LampHabits = {}) {
  const rig = await Rig.open(lampRun(lampDevice(habits)));
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

test('a device that has come back gets the answer to its SUBSCRIBE first, however late that is', async () => {
  const comeBack = ({ client, connection }: Life) => {
    client.once('close', () => client.reconnect());
    client.once('connect', () => void client.subscribe(commandTopicOf(connection.deviceId), { qos: 1 }));
  };
  const rig = await stage({ onConnect: comeBack });
  rig.platform.broker.onTap = ({ faults }) => {
    faults.delayMs = ({ type }) => (type === 'SUBACK' ? 300 : 0);
  };
  const rival = await logInAsRival(rig);
  const lost = await rig.journal.waitFor((entry) => entry.type === 'taken-over' && entry.connection === 2);
  expect(rig.journal.entries.filter(({ seq }) => seq < lost.seq)).toContainEqual(
    expect.objectContaining({
      type: 'packet-sent',
      connection: 2,
      packet: expect.objectContaining({ type: 'SUBACK' }),
    }),
  );
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
