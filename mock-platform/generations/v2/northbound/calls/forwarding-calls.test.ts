import { describe, expect, onTestFinished, test } from 'vitest';
import { CallbackServer } from '../../../../northbound/notifications/testing.ts';
import { connectLamp, nth } from '../../testing.ts';
import { apiBounds } from '../bounds.ts';
import { v5Stage } from '../testing.ts';

const subject = { resource: 'device.status', event: 'update' };
const rules = '/routing-rule/rules';
const actions = '/routing-rule/actions';
const to = (url: string, rule_id: string) => ({
  rule_id,
  channel: 'HTTP_FORWARDING',
  channel_detail: { http_forwarding: { url } },
});

describe('a rule', () => {
  test('forwards when it has an action and is switched on, and not when it is off again', async () => {
    const { platform, call, refused } = await v5Stage();
    const callback = await CallbackServer.open();
    onTestFinished(() => callback.close());
    const { status, body } = await call('POST', rules, { rule_name: 'states', subject });
    expect([status, body]).toMatchObject([201, { active: false, app_type: 'GLOBAL', rule_name: 'states', subject }]);
    const rule = `${rules}/${body.rule_id}`;
    expect(await refused(409, 'MOCK.409', 'PUT', rule, { active: true })).toContain('has no action');
    expect((await call('POST', actions, to(callback.url, body.rule_id))).status).toBe(201);
    const client = await connectLamp(platform);
    await nth(platform, 'device-online');
    expect((await call('PUT', rule, { active: true })).body.active).toBe(true);
    await client.endAsync();
    await callback.count(1);
    await call('PUT', rule, { active: false });
    const again = await connectLamp(platform);
    await nth(platform, 'device-online', 2);
    await call('PUT', rule, { active: true });
    await again.endAsync();
    await callback.count(2);
    expect(callback.received.map(({ body }) => body.notify_data.body.status)).toEqual(['OFFLINE', 'OFFLINE']);
    expect((await call('GET', `${actions}?rule_id=${body.rule_id}`)).body.count).toBe(1);
    expect((await call('DELETE', rule)).status).toBe(204);
    expect([(await call('GET', rules)).body.count, (await call('GET', actions)).body.count]).toEqual([0, 0]);
    await refused(404, 'MOCK.404', 'GET', rule);
  });

  test('of one resource space forwards nothing of the others', async () => {
    const { platform, call } = await v5Stage();
    const callback = await CallbackServer.open();
    onTestFinished(() => callback.close());
    const status = { resource: 'device.status', event: 'update' };
    await call('POST', '/subscriptions', { subject: status, callbackurl: callback.url, app_id: 'app_2' });
    await call('POST', '/subscriptions', { subject: status, callbackurl: callback.url, app_id: 'app_1' });
    await connectLamp(platform);
    await callback.count(1);
    await nth(platform, 'notification-delivered');
    expect(callback.received).toHaveLength(1);
  });

  test('with what the mock does not know is refused', async () => {
    const { refused } = await v5Stage();
    const odd = { resource: 'device.status', event: 'report' };
    expect(await refused(400, 'IOTDA.000006', 'POST', rules, { subject: odd })).toContain('device.status/update');
    expect(await refused(400, 'IOTDA.000006', 'POST', rules, { subject, where: 'a > 1' })).toContain('reads no SQL');
    await refused(404, 'MOCK.404', 'POST', actions, to('http://127.0.0.1:1/', 'none'));
  });
});

describe('a callback', () => {
  test("is not the platform's own port, nor a link-local address, nor anything but http", async () => {
    const { northbound, platform, call, refused } = await v5Stage();
    const { body } = await call('POST', rules, { subject });
    for (const url of [
      `${northbound.url}/v5/iot/p/devices`,
      `http://localhost:${platform.ports.tcp}/`,
      'http://169.254.169.254/',
      'ftp://127.0.0.1/',
      'http://a:b@127.0.0.1:1/',
      'nowhere',
    ]) {
      await refused(400, 'IOTDA.000006', 'POST', actions, to(url, body.rule_id));
      await refused(400, 'IOTDA.000006', 'POST', '/subscriptions', { subject, callbackurl: url });
    }
  });

  test.each([
    ['rules', apiBounds.rules, rules, { subject }],
    ['subscriptions', apiBounds.subscriptions, '/subscriptions', { subject, callbackurl: 'http://127.0.0.1:1/' }],
  ])('and there are no more %s than %i', async (_, most, path, body) => {
    const { call, refused } = await v5Stage();
    for (let n = 0; n < most; n += 1) await call('POST', path, body);
    await refused(403, 'MOCK.429', 'POST', path, body);
  });
});

test('a subscription is deleted, and an action is none', async () => {
  const { call, refused } = await v5Stage();
  const { body } = await call('POST', '/subscriptions', { subject, callbackurl: 'http://127.0.0.1:1/' });
  await refused(404, 'MOCK.404', 'DELETE', `${actions}/${body.subscription_id}`);
  expect((await call('DELETE', `/subscriptions/${body.subscription_id}`)).status).toBe(204);
  await refused(404, 'MOCK.404', 'DELETE', `/subscriptions/${body.subscription_id}`);
});
