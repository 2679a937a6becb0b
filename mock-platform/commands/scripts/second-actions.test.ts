import { expect, onTestFinished, test } from 'vitest';
import { answerAll, connectLamp, entriesOf, lamp, listen, nth, sys, v2Platform } from '../../generations/v2/testing.ts';
import { runScript } from './run-script.ts';
import { type Script, scriptSchema } from './script-schema.ts';

async function staged(script: Script) {
  const platform = await v2Platform();
  const running = runScript(platform, script);
  onTestFinished(() => running.stop());
  return platform;
}

test('properties are set and asked for, and what is answered is compared', async () => {
  const set = { services: [{ serviceId: 'Light', properties: { level: '$wanted' } }] };
  const expecting = (level: number) => ({ body: { 0: { properties: { level } } } });
  const platform = await staged({
    variables: { wanted: 4 },
    reactions: [
      {
        on: 'connected',
        times: 1,
        do: [
          { set: { ...set, expect: { within: '5 s', errcode: 0 } } },
          { get: { serviceId: 'Light', key: 'abc', objectDeviceId: 'sub', expect: expecting(4) } },
          { get: { expect: expecting(5) } },
        ],
      },
    ],
  });
  const client = await connectLamp(platform);
  const services = [{ service_id: 'Light', properties: { level: 4 } }];
  answerAll(client, ({ family }) => (family === 'properties/get' ? { services } : { result_code: 0 }));
  await nth(platform, 'script-expectation', 3);
  expect(entriesOf(platform, 'command-sent')).toMatchObject([
    { paras: { services }, waitMs: 5000, v2: { family: 'set' } },
    { key: 'abc', paras: { service_id: 'Light' }, v2: { family: 'get', objectDeviceId: 'sub' } },
    { paras: {}, v2: { family: 'get' } },
  ]);
  expect(entriesOf(platform, 'script-expectation').map(({ met }) => met)).toEqual([true, true, false]);
});

test('messages, events and wishes leave', async () => {
  const platform = await staged({
    reactions: [
      {
        on: 'connected',
        do: [
          { message: { content: 'for $nodeId', messageId: 'm', ttl: '1 min' } },
          { event: { services: [{ serviceId: '$$log', eventType: 'log_config', paras: { switch: 'on' } }] } },
          { desire: { services: [{ serviceId: 'Light', properties: { level: 4 } }] } },
        ],
      },
    ],
  });
  await connectLamp(platform);
  const event = await nth(platform, 'message-sent', 2);
  const [message] = entriesOf(platform, 'message-sent');
  expect(message).toMatchObject({ what: 'message', messageId: 'm', topic: sys('messages/down') });
  expect(Buffer.from(message?.payload ?? []).toString()).toContain(`for ${lamp.nodeId}`);
  expect(event).toMatchObject({ what: 'event', topic: sys('events/down') });
  expect(Buffer.from(event.payload).toString()).toContain('"service_id":"$log"');
  expect(platform.shadowOf(lamp.deviceId)).toMatchObject([{ desired: { properties: { level: 4 } } }]);
});

test('reports, messages and events of a device are waited for, and looked into', async () => {
  const platform = await staged({
    reactions: [
      {
        on: { report: { serviceId: 'Light', serviceData: { level: { $above: 80 } } } },
        do: [{ message: { content: 'bright', form: 'raw' } }],
      },
      { on: { message: { content: { $save: 'said' } } }, do: [{ message: { content: '$said', form: 'raw' } }] },
      {
        on: { event: { serviceId: '$$log', eventType: 'log_report', paras: { type: { $save: 'type' } } } },
        do: [{ message: { content: '$type', form: 'raw' } }],
      },
    ],
  });
  const client = await connectLamp(platform);
  const ears = listen(client);
  const report = (level: number) => JSON.stringify({ services: [{ service_id: 'Light', properties: { level } }] });
  await client.publishAsync(sys('properties/report'), report(70), { qos: 1 });
  await client.publishAsync(sys('properties/report'), report(90), { qos: 1 });
  expect(await ears.nth(1)).toMatchObject({ payload: 'bright' });
  await client.publishAsync(sys('messages/up'), 'text', { qos: 1 });
  await client.publishAsync(sys('messages/up'), '{"content":"hello"}', { qos: 1 });
  expect(await ears.nth(2)).toMatchObject({ payload: 'hello' });
  const event = { service_id: '$log', event_type: 'log_report', paras: { type: 'DEVICE_STATUS' } };
  await client.publishAsync(sys('events/up'), JSON.stringify({ services: [event] }), { qos: 1 });
  expect(await ears.nth(3)).toMatchObject({ payload: 'DEVICE_STATUS' });
});

test('an answer to a question for properties is not taken for a report', async () => {
  const platform = await staged({
    reactions: [{ on: { report: { serviceId: 'Light' } }, do: [{ message: { content: 'x', messageId: 'reported' } }] }],
  });
  const client = await connectLamp(platform);
  const services = [{ service_id: 'Light', properties: { level: 4 } }];
  answerAll(client, () => ({ services }));
  await platform.getProperties(lamp.deviceId);
  await client.publishAsync(sys('properties/report'), JSON.stringify({ services }), { qos: 1 });
  await nth(platform, 'message-sent');
  expect(entriesOf(platform, 'message-sent')).toHaveLength(1);
});

test('an event for a device that has gone is told as a step that failed', async () => {
  const platform = await staged({
    reactions: [{ on: 'gone', do: [{ event: { services: [{ serviceId: 's', eventType: 'e' }] } }] }],
  });
  const client = await connectLamp(platform);
  await client.endAsync();
  expect(await nth(platform, 'script-failed')).toMatchObject({ reason: `device ${lamp.deviceId} is not on line` });
});

test.each<[object, string]>([
  [{ set: { services: 'x' } }, 'a list of services'],
  [{ set: { services: [{ serviceId: 'Light' }] } }, 'an object of properties'],
  [{ event: { services: [] } }, 'one to three events'],
  [{ message: { content: 'x', form: 'odd' } }, '"standard" or "raw"'],
  [{ message: { content: 'x' }, get: {} }, 'exactly one of'],
])('%j is refused: %s', (step, complaint) => {
  const { error } = scriptSchema.safeParse({ reactions: [{ on: 'connected', do: [step] }] });
  expect(error?.issues.map(({ message }) => message).join()).toContain(complaint);
});
