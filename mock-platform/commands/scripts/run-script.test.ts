import { expect, onTestFinished, test } from 'vitest';
import { answerCommands, commandTopic, connectLamp, lamp, lampPlatform } from '../../generations/v1/testing.ts';
import { runScript } from './run-script.ts';
import type { Script } from './script-schema.ts';
import { level, report, settled, staged } from './script-testing.ts';

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

test('an answer that is not the expected one, and silence, are reported as what they are', async () => {
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
  const { paras, key } = await until('command-sent');
  expect({ paras, key }).toEqual({ paras: { value: 81, note: 'was 81 on lamp_node' }, key: '1' });
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

test('each device has its own variables, and a device that comes later gets reactions as well', async () => {
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
