import { describe, expect, test } from 'vitest';
import { commandTopic, connectLamp, lamp } from '../../generations/v1/testing.ts';
import type { Script } from './script-schema.ts';
import { closed, report, staged } from './script-testing.ts';

describe('what a script does to a device', () => {
  test('malformed bytes on the command topic, and bytes that are not MQTT', async () => {
    const { platform, until } = await staged({
      reactions: [
        {
          on: 'subscribed',
          do: [
            { malformed: { text: '{"msgType":', flaw: 'cut off' } },
            { malformed: { hex: 'ff fe', qos: 0 } },
            { bytes: { hex: 'f0 00' } },
          ],
        },
      ],
    });
    const client = await connectLamp(platform);
    client.on('error', () => {});
    await client.subscribeAsync(commandTopic, { qos: 1 });
    expect(await until('probe-sent')).toMatchObject({ kind: 'malformed', flaw: 'cut off', qos: 1 });
    expect(await until('probe-sent', ({ qos }) => qos === 0)).toMatchObject({ flaw: 'malformed on purpose' });
    expect(await until('bytes-sent')).toMatchObject({ raw: Buffer.of(0xf0, 0x00) });
    client.end(true);
  });

  test('a cut, then refusals, then it is let in again', async () => {
    const { platform, until } = await staged({
      device: lamp.nodeId,
      reactions: [
        { on: 'subscribed', times: 1, do: [{ refuse: { returnCode: 3, times: 2 } }, { cut: 'the cable is out' }] },
      ],
    });
    const client = await connectLamp(platform);
    client.on('error', () => {});
    const gone = closed(client);
    client.subscribe(commandTopic);
    await gone;
    expect(await until('connection-closed')).toMatchObject({ reason: 'the cable is out', staged: true });
    for (let n = 0; n < 2; n += 1) await expect(connectLamp(platform)).rejects.toMatchObject({ code: 3 });
    const again = await connectLamp(platform);
    await again.endAsync();
    expect(platform.journal.entries.filter((entry) => entry.type === 'authenticated' && entry.staged)).toHaveLength(2);
  });

  test('packets are held back, and no longer than they should be', async () => {
    const { clock, platform, until } = await staged({
      reactions: [{ on: 'subscribed', times: 1, do: [{ delay: { by: '20 ms', for: '1 s' } }] }],
    });
    const client = await connectLamp(platform);
    await client.subscribeAsync(commandTopic, { qos: 1 });
    await until('script-acted', ({ action }) => action === 'delay');
    const tap = platform.broker.sessionOf(lamp.deviceId)?.tap;
    expect(tap?.faults.delayMs?.({ type: 'PINGRESP' })).toBe(20);
    clock.advance(1000);
    expect(tap?.faults).toEqual({ delayMs: undefined });
    await client.endAsync();
  });

  test('the platform goes away and comes back on the same port', async () => {
    const { clock, platform, until } = await staged({
      reactions: [{ on: 'subscribed', times: 1, do: [{ restart: { for: '30 s' } }] }],
    });
    const { tcp } = platform.ports;
    const client = await connectLamp(platform);
    client.on('error', () => {});
    const gone = closed(client);
    client.subscribe(commandTopic);
    await gone;
    const { seq } = await until('listener-changed', ({ open }) => !open);
    await expect(connectLamp(platform)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    clock.advance(30_000);
    expect(await until('listener-changed', ({ open }) => open, seq)).toMatchObject({ port: tcp });
    await (await connectLamp(platform)).endAsync();
  });

  test('it waits for what the device does next, and says when that does not come', async () => {
    const { clock, platform, running, until } = await staged({
      reactions: [
        {
          on: 'connected',
          times: 1,
          do: [
            { expect: { report: { serviceData: { level: { $oneOf: [1, 2], $save: 'level' } } }, within: '5 s' } },
            { expect: { subscribed: true, within: '5 s' } },
            {
              send: {
                serviceId: 'Brightness',
                cmd: 'LEVEL',
                paras: { value: '$level' },
                expect: { outcome: 'not-subscribed' },
              },
            },
          ],
        },
      ],
    });
    const client = await connectLamp(platform);
    await report(client, 3);
    await report(client, 2);
    await until('script-expectation');
    clock.advance(5000);
    await running.finished;
    expect(running.results.map(({ met, expected, actual }) => [met, expected.replace(/ \{.*\}/, ''), actual])).toEqual([
      [true, 'report within 5000 ms', 'it came'],
      [false, 'subscribed within 5000 ms', 'nothing like it'],
      [true, 'not-subscribed', 'not-subscribed'],
    ]);
    await client.endAsync();
  });

  test('what cannot be done is reported with its place, and ends that reaction only', async () => {
    const { platform, until } = await staged({
      reactions: [
        { on: { response: { errcode: { $save: 'code' } } }, do: [] as never[] },
        { on: 'connected', do: [{ malformed: { text: 'x' } }, { cut: true }] },
      ].slice(1) as Script['reactions'],
    });
    const client = await connectLamp(platform);
    expect(await until('script-failed')).toMatchObject({
      place: 'script/reactions/0/do/0',
      reason: `device ${lamp.deviceId} has not subscribed to its command topic`,
    });
    expect(client.connected).toBe(true);
    await client.endAsync();
  });
});
