import type { MqttClient } from 'mqtt';
import { describe, expect, onTestFinished, test } from 'vitest';
import { VirtualClock } from '../../clock.ts';
import type { PlatformEntry, PlatformEvent } from '../../events.ts';
import { answerCommands, commandTopic, connectLamp, dataTopic, lamp, lampPlatform } from '../../testing.ts';
import { runScript } from './run-script.ts';
import type { Script } from './script-schema.ts';

/** A platform whose time stands still, and the script on it. */
async function staged(script: Script) {
  const clock = new VirtualClock(Date.UTC(2026, 0, 1));
  const platform = await lampPlatform({ clock, ports: { tcp: 0 } });
  const running = runScript(platform, script);
  onTestFinished(async () => {
    await running.stop();
    await platform.stop();
  });
  const until = <T extends PlatformEvent['type']>(
    type: T,
    wanted: (entry: Extract<PlatformEntry, { type: T }>) => boolean = () => true,
    after = 0,
  ) =>
    platform.journal.waitFor(
      (entry): entry is Extract<PlatformEntry, { type: T }> => entry.type === type && wanted(entry as never),
      { after },
    );
  return { clock, platform, running, until };
}

const closed = (client: MqttClient) => new Promise<void>((resolve) => client.once('close', resolve));

/** What is to come of events by now has come of them. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const report = (client: MqttClient, level: number, serviceId = 'Brightness') =>
  client.publishAsync(
    dataTopic,
    JSON.stringify({ msgType: 'deviceReq', data: [{ serviceId, serviceData: { level } }] }),
    { qos: 1 },
  );

const level = (value: unknown, expect = {}) => ({ serviceId: 'Brightness', cmd: 'LEVEL', paras: { value }, expect });

test('a command that is sent once the device listens is answered, and what was expected of it is in the journal', async () => {
  const { platform, running, until } = await staged({
    name: 'hello',
    reactions: [
      { on: 'subscribed', times: 1, do: [{ send: level(40, { errcode: 0, body: { result: { $atLeast: 1 } } }) }] },
    ],
  });
  const client = await connectLamp(platform);
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0, body: { result: 3 } }));
  await running.finished;
  expect(await until('script-expectation')).toMatchObject({
    script: 'hello',
    deviceId: lamp.deviceId,
    place: 'hello/reactions/0/do/0/send/expect',
    met: true,
    expected: 'answered with {"errcode":0,"body":{"result":{"$atLeast":1}}}',
    actual: expect.stringMatching(/^answered with \{"errcode":0,"body":\{"result":3\}\} after \d+ ms$/),
  });
  expect(running.results).toHaveLength(1);
  await client.endAsync();
});

test('an answer that is not the expected one, and silence, are told as what they are', async () => {
  const { clock, platform, running, until } = await staged({
    reactions: [
      {
        on: 'subscribed',
        times: 1,
        do: [
          { send: level(1, { errcode: 0 }) },
          { send: level(2, { within: '2 s' }) },
          { send: level(3, { within: '3 s', outcome: 'timed-out' }) },
        ],
      },
    ],
  });
  const client = await connectLamp(platform);
  await answerCommands(client, ({ mid, paras }) =>
    paras.value === 1 ? { msgType: 'deviceRsp', mid, errcode: 1 } : undefined,
  );
  for (const value of [2, 3]) {
    await until('command-sent', ({ paras }) => paras.value === value);
    clock.advance(3000);
  }
  await running.finished;
  expect(running.results.map(({ met, actual }) => [met, actual.replace(/ after.*/, '')])).toEqual([
    [false, 'answered with {"errcode":1}'],
    [false, 'timed-out'],
    [true, 'timed-out'],
  ]);
  await client.endAsync();
});

test('a report that fits is reacted to, with what it said; one that does not fit is not', async () => {
  const { platform, until } = await staged({
    variables: { cap: 80 },
    reactions: [
      {
        on: { report: { serviceId: 'Brightness', serviceData: { level: { $above: '$cap', $save: 'seen' } } } },
        do: [
          {
            send: {
              serviceId: 'Brightness',
              cmd: 'LEVEL',
              paras: { value: '$seen', note: 'was $seen on $nodeId' },
            },
          },
        ],
      },
    ],
  });
  const client = await connectLamp(platform);
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0 }));
  await report(client, 80);
  await report(client, 99, 'Other');
  await report(client, 81);
  const { paras, mid } = await until('command-sent');
  expect({ paras, mid }).toEqual({ paras: { value: 81, note: 'was 81 on lamp_node' }, mid: 1 });
  await client.endAsync();
});

test('a response leads to the next command, as often as `times` says', async () => {
  const { platform, running } = await staged({
    reactions: [
      { on: 'subscribed', times: 1, do: [{ send: level(0) }] },
      {
        on: { response: { cmd: 'LEVEL', body: { next: { $save: 'next' } } } },
        times: 3,
        do: [{ send: level('$next') }],
      },
    ],
  });
  const client = await connectLamp(platform);
  const seen: unknown[] = [];
  await answerCommands(client, ({ mid, paras }) => {
    seen.push(paras.value);
    return { msgType: 'deviceRsp', mid, errcode: 0, body: { next: Number(paras.value) + 10 } };
  });
  await running.finished;
  expect(seen).toEqual([0, 10, 20, 30]);
  await client.endAsync();
});

test('every n seconds of the platform’s time, while the device is on line', async () => {
  const { clock, platform, until } = await staged({
    reactions: [{ on: { every: '5 s' }, do: [{ send: level('$count') }] }],
  });
  clock.advance(60_000);
  const client = await connectLamp(platform);
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0 }));
  for (const count of [1, 2, 3]) {
    clock.advance(4999);
    clock.advance(1);
    await until('command-answered', ({ paras }) => paras.value === count);
    await settled();
  }
  expect(platform.journal.entries.filter(({ type }) => type === 'command-sent')).toHaveLength(3);
  await client.endAsync();
});

test('steps are repeated, with the round in a variable and time between', async () => {
  const { clock, platform, running, until } = await staged({
    reactions: [
      {
        on: 'subscribed',
        times: 1,
        do: [{ repeat: { times: 3, every: '10 s', do: [{ send: level('$round', {}) }] } }],
      },
    ],
  });
  const client = await connectLamp(platform);
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0 }));
  for (const round of [1, 2, 3]) {
    const { seq } = await until('command-sent', ({ paras }) => paras.value === round);
    await until('script-expectation', () => true, seq);
    await settled();
    clock.advance(10_000);
  }
  await running.finished;
  await client.endAsync();
});

describe('what a script does to a device', () => {
  test('malformed bytes on the command topic, and bytes that are no MQTT', async () => {
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

  test('what cannot be done is told with its place, and ends that reaction only', async () => {
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

test('a step in TypeScript gets the stage', async () => {
  const { platform, running } = await staged({
    reactions: [
      {
        on: 'subscribed',
        times: 1,
        do: [
          async (stage) => {
            stage.variables.first = (
              await stage.send({ serviceId: 'Brightness', cmd: 'LEVEL', paras: { value: 5 } })
            ).outcome;
          },
          { send: level('$first', { errcode: 9 }) },
        ],
      },
    ],
    variables: { first: 'none' },
  });
  const client = await connectLamp(platform);
  await answerCommands(client, ({ mid, paras }) => ({
    msgType: 'deviceRsp',
    mid,
    errcode: paras.value === 'answered' ? 9 : 0,
  }));
  await running.finished;
  expect(running.results).toMatchObject([{ met: true }]);
  await client.endAsync();
});

test('devices have variables of their own, and one that comes later is reacted to as well', async () => {
  const { platform, until } = await staged({
    reactions: [
      { on: { report: { serviceData: { level: { $save: 'seen' } } } }, do: [{ cut: 'level $seen of $nodeId' }] },
    ],
  });
  const other = platform.registerDevice({
    productId: lamp.productId,
    nodeId: 'second',
    deviceId: 'second',
    secret: 's',
  });
  const client = await connectLamp(platform);
  await report(client, 7);
  expect(await until('script-acted')).toMatchObject({ detail: 'level 7 of lamp_node' });
  expect(platform.registry.device(other.deviceId).nodeId).toBe('second');
  client.end(true);
});

test('stopped in the middle of a wait, it does nothing more, and a platform that is away comes back', async () => {
  const { platform, running, until } = await staged({
    reactions: [{ on: 'subscribed', do: [{ restart: { for: '1 h' } }, { cut: 'never' }] }],
  });
  const client = await connectLamp(platform);
  client.on('error', () => {});
  client.subscribe(commandTopic);
  const { seq } = await until('listener-changed', ({ open }) => !open);
  await running.stop();
  await until('listener-changed', ({ open }) => open, seq);
  expect(platform.journal.entries.some((entry) => entry.type === 'script-acted' && entry.action === 'cut')).toBe(false);
  client.end(true);
});

test('a device that is not registered is named, with those that are', async () => {
  const platform = await lampPlatform({ ports: { tcp: 0 } });
  onTestFinished(() => platform.stop());
  const script: Script = { device: 'lump', reactions: [{ on: 'connected', do: [{ cut: true }] }] };
  expect(() => runScript(platform, script)).toThrow(
    'script/device: device is "lump": expected the deviceId or nodeId of a registered device (lamp_node). Correct it, or register it first.',
  );
  expect(platform.broker.refuse).toBeUndefined();
});
