import { describe, expect, test } from 'vitest';
import { answerAll, connectLamp, entriesOf, lamp, listen, nth } from '../../testing.ts';
import { v5Stage } from '../testing.ts';

const path = `/devices/${lamp.deviceId}`;
const command = { service_id: 'Light', command_name: 'LEVEL', paras: { value: 3 } };

describe('a request to a device that answers', () => {
  test('returns what the device said, as it said it, under the id of the topic', async () => {
    const { platform, call } = await v5Stage();
    const client = await connectLamp(platform);
    const said = { result_code: 1, response_name: 'NO', paras: { why: 'dark' }, more: [1] };
    answerAll(client, () => said);
    const { heard } = listen(client);
    const { status, body } = await call('POST', `${path}/commands`, command);
    expect([status, body.response]).toEqual([200, said]);
    expect(heard[0]?.topic).toMatch(new RegExp(`commands/request_id=${body.command_id}$`));
    expect(JSON.parse(heard[0]?.payload ?? '')).toEqual(command);
  });

  test('sets properties, and asks for them', async () => {
    const { platform, call } = await v5Stage();
    const client = await connectLamp(platform);
    const services = [{ service_id: 'Light', properties: { level: 40 } }];
    answerAll(client, ({ family }) => (family === 'properties/get' ? { services } : { result_code: 0 }));
    const { heard } = listen(client);
    const set = await call('PUT', `${path}/properties`, { services });
    expect(set.body).toEqual({ request_id: expect.any(String), response: { result_code: 0 } });
    const got = await call('GET', `${path}/properties?service_id=Light`);
    expect(got.body).toEqual({ request_id: expect.any(String), response: { services } });
    await call('GET', `${path}/properties`);
    expect(heard.map(({ payload }) => JSON.parse(payload))).toEqual([{ services }, { service_id: 'Light' }, {}]);
  });

  test('with what is no JSON is answered with null', async () => {
    const { platform, call } = await v5Stage();
    const client = await connectLamp(platform);
    client.on('message', (topic) => client.publish(topic.replace('commands/', 'commands/response/'), 'OK', { qos: 1 }));
    expect((await call('POST', `${path}/commands`, command)).body.response).toBeNull();
  });
});

test.each([
  ['POST', 'commands', command],
  ['PUT', 'properties', { services: [{ service_id: 'Light', properties: {} }] }],
  ['GET', 'properties', undefined],
] as const)('%s %s is 403 IOTDA.014016 off line, and 200 IOTDA.014111 after the wait', async (method, rest, body) => {
  const { platform, refused } = await v5Stage({ commandWaitMs: 50 });
  await refused(403, 'IOTDA.014016', method, `${path}/${rest}`, body);
  await connectLamp(platform);
  await nth(platform, 'device-online');
  await refused(200, 'IOTDA.014111', method, `${path}/${rest}`, body);
  expect(entriesOf(platform, 'command-unanswered')).toHaveLength(1);
});

test('what is longer than a device may get is refused', async () => {
  const { refused } = await v5Stage();
  const paras = { long: 'x'.repeat(256 * 1024) };
  expect(await refused(400, 'IOTDA.000006', 'POST', `${path}/commands`, { ...command, paras })).toContain('262144');
});
