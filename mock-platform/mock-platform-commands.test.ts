import { describe, expect, test } from 'vitest';
import { VirtualClock } from './clock.ts';
import { answerCommands, commandTopic, dataTopic, lamp } from './generations/v1/testing.ts';
import { connected, entriesOf, started } from './mock-platform-testing.ts';

describe('commands', () => {
  const level = { serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 4 } };

  test('resolve to the answer that carries their mid', async () => {
    const platform = await started();
    const client = await connected(platform);
    await answerCommands(client, ({ mid, paras }) => ({ msgType: 'deviceRsp', mid, errcode: 0, body: paras }));
    const outcomes = await Promise.all(
      [7, 8, 9].map((value) => platform.sendCommand(lamp.deviceId, { ...level, paras: { value } })),
    );
    expect(outcomes).toMatchObject(
      [7, 8, 9].map((value, index) => ({ outcome: 'answered', key: String(index + 1), body: { value } })),
    );
    expect(entriesOf(platform, 'command-sent')[0]).toMatchObject({ fit: 'valid', qos: 1, key: '1' });
  });

  test.each([
    [{ ...level, paras: { value: 101 } }, 'invalid-parameters'],
    [{ ...level, paras: {} }, 'invalid-parameters'],
    [{ ...level, cmd: 'Level' }, 'unknown-command'],
    [{ ...level, serviceId: 'Bright' }, 'unknown-service'],
  ])('%j is recorded as %s', async (request, fit) => {
    const platform = await started();
    const client = await connected(platform);
    await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 1 }));
    await platform.sendCommand(lamp.deviceId, request);
    expect(entriesOf(platform, 'command-answered')).toMatchObject([{ fit, errcode: 1 }]);
  });

  test('to a device that is off line, or has not subscribed, resolve to that', async () => {
    const platform = await started();
    expect(await platform.sendCommand(lamp.deviceId, level)).toEqual({ outcome: 'offline' });
    await connected(platform);
    expect(await platform.sendCommand(lamp.deviceId, level)).toEqual({ outcome: 'not-subscribed' });
  });

  test('to an unknown device are refused with its id', async () => {
    const platform = await started();
    await expect(platform.sendCommand('nobody', level)).rejects.toThrow('No device "nobody" is registered');
  });

  test('time out on the platform clock, and a late answer differs from a second and an unknown one', async () => {
    const clock = new VirtualClock(Date.now());
    const platform = await started({ clock });
    const client = await connected(platform);
    const mids: number[] = [];
    await answerCommands(client, ({ mid }) => {
      mids.push(mid);
      return undefined;
    });
    const respond = (mid: unknown) =>
      client.publishAsync(dataTopic, JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0 }), { qos: 1 });
    const pending = platform.sendCommand(lamp.deviceId, level);
    await platform.journal.waitFor(({ type }) => type === 'command-sent');
    clock.advance(19_999);
    clock.advance(1);
    expect(await pending).toMatchObject({ outcome: 'timed-out', key: '1', waitedMs: 20_000 });
    await respond(1);
    const second = platform.sendCommand(lamp.deviceId, level);
    await respond('2');
    expect(await second).toMatchObject({ outcome: 'answered', key: '2' });
    await respond(2);
    await respond(77);
    await client.publishAsync(dataTopic, '{"msgType":"deviceRsp","errcode":0}', { qos: 1 });
    expect(entriesOf(platform, 'response-unmatched').map(({ reason }) => reason)).toEqual([
      'late',
      'repeated',
      'unknown',
      'no-mid',
    ]);
  });

  test('whose connection closes resolve to that, and an answer after the reconnect is not a fault', async () => {
    const platform = await started();
    const client = await connected(platform);
    await client.subscribeAsync(commandTopic, { qos: 1 });
    const pending = platform.sendCommand(lamp.deviceId, level);
    platform.broker.sessionOf(lamp.deviceId)?.tap.cut('the test cuts');
    expect(await pending).toMatchObject({ outcome: 'connection-lost', key: '1' });
    const again = await connected(platform);
    await again.publishAsync(dataTopic, '{"msgType":"deviceRsp","mid":1,"errcode":0}', { qos: 1 });
    expect(entriesOf(platform, 'response-unmatched')).toMatchObject([{ reason: 'connection-lost' }]);
  });

  test('can be delivered once more with DUP and the same packet identifier', async () => {
    const platform = await started();
    const client = await connected(platform);
    const packets: { dup: boolean; messageId: number | undefined }[] = [];
    client.on('packetreceive', (packet) => {
      if (packet.cmd === 'publish') packets.push({ dup: packet.dup, messageId: packet.messageId });
    });
    await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0 }));
    await platform.sendCommand(lamp.deviceId, level);
    expect(platform.redeliver(lamp.deviceId, '1')).toBe(true);
    await platform.journal.waitFor(({ type }) => type === 'response-unmatched');
    expect(packets.map(({ dup }) => dup)).toEqual([false, true]);
    expect(packets[1]?.messageId).toBe(packets[0]?.messageId);
  });
});
