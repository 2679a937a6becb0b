import { expect, test } from 'vitest';
import { answerAll, connectLamp, lamp, listen, nth, sys } from '../../testing.ts';
import { v5Stage } from '../testing.ts';

const path = `/devices/${lamp.deviceId}/shadow`;

test('what a device should be is set when it comes, and what it reports is shown beside that', async () => {
  const { platform, call } = await v5Stage();
  const shadow = [{ service_id: 'Light', desired: { level: 7, night: true }, version: 0 }];
  const { status, body } = await call('PUT', path, { shadow });
  expect([status, body.shadow]).toMatchObject([
    200,
    [{ desired: { properties: { level: 7, night: true } }, version: 1 }],
  ]);
  const client = await connectLamp(platform);
  const heard = listen(client);
  answerAll(client, () => ({ result_code: 0 }));
  const services = [{ service_id: 'Light', properties: { level: 3 } }];
  await client.publishAsync(sys('properties/report'), JSON.stringify({ services }), { qos: 1 });
  expect(JSON.parse((await heard.nth(1)).payload)).toMatchObject({ services: [{ service_id: 'Light' }] });
  await nth(platform, 'message-received');
  expect((await call('GET', path)).body).toMatchObject({
    device_id: lamp.deviceId,
    shadow: [{ service_id: 'Light', reported: { properties: { level: 3 } }, version: 2 }],
  });
});

test('another version, an unknown service and a name with a dot are refused, and nothing is kept', async () => {
  const { platform, refused } = await v5Stage();
  const put = (one: object) => ['PUT', path, { shadow: [{ service_id: 'Light', desired: {}, ...one }] }] as const;
  expect(await refused(409, 'MOCK.409', ...put({ version: 3 }))).toContain('has version 0, not 3');
  expect(await refused(400, 'IOTDA.000006', ...put({ service_id: 'x' }))).toContain('no service "x"');
  expect(await refused(400, 'IOTDA.000006', ...put({ desired: { 'a.b': 1 } }))).toContain('"a.b"');
  expect(platform.shadowOf(lamp.deviceId)).toEqual([]);
});
