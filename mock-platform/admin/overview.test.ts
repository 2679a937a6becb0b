import { describe, expect, test } from 'vitest';
import { answerCommands, connectLamp, dataTopic, lamp, reportOf } from '../generations/v1/testing.ts';
import { adminApi } from './admin-api.ts';
import { call, it, useStage } from './admin-testing.ts';
import type { AdminBeside, BrokenRule } from './beside.ts';
import { FaultSwitch } from './fault-switch.ts';
import { LastReports } from './last-reports.ts';
import { MockPlatformClient } from './mock-platform-client.ts';

useStage();

/** The admin API with what a served platform has beside it. */
function withBeside(beside: AdminBeside) {
  const { platform } = it;
  const { signal } = new AbortController();
  const api = adminApi({
    ...{ platform, faults: new FaultSwitch(platform), reset: async () => {}, remote: true, beside },
    lastReports: new LastReports(platform, signal),
  });
  return async (path: string, method = 'GET') => {
    const headers = { 'X-Mock-Admin': 'yes' };
    const response = await api(new Request(`http://localhost/__admin${path}`, { method, headers }), {});
    expect(response.status).toBe(200);
    // biome-ignore lint/suspicious/noExplicitAny: tests look at it.
    return (await response.json()) as any;
  };
}

const broken = (rule: string, { count = 1, version = 1, deviceId = lamp.deviceId } = {}): BrokenRule => ({
  ...{ who: deviceId, deviceId, rule, level: 'MUST', count, version },
  latest: { message: 'It did.', expected: 'a', actual: 'b', evidence: [7] },
});

describe('the overview', () => {
  test('tells the state of devices and their last report, and no secret', async () => {
    const before = (await call('GET', '/overview')).body;
    expect(before).toMatchObject({ devices: 1, online: 0, matching: 1, judged: false, faults: false, requests: false });
    expect(before.rows).toMatchObject([{ deviceId: lamp.deviceId, online: false, broken: { rules: 0, count: 0 } }]);
    const client = await connectLamp(it.platform);
    await client.publishAsync(dataTopic, reportOf({ level: 40 }), { qos: 1 });
    const { status, body } = await call('GET', '/overview');
    expect(status).toBe(200);
    expect(body).toMatchObject({ online: 1, rows: [{ online: true, activated: true }] });
    expect(body.rows[0].lastReport.text).toContain('"level":40');
    expect(JSON.stringify(body)).not.toContain(lamp.secret);
    await client.endAsync(true);
  });

  test('who breaks rules comes first, then who is on line; it is found by its ids, and only so many are told', async () => {
    const { productId } = lamp;
    for (const nodeId of ['quiet', 'guilty', 'Third'])
      it.platform.registerDevice({ productId, nodeId, deviceId: nodeId });
    const client = await connectLamp(it.platform);
    const rules = [broken('R-1', { deviceId: 'guilty', count: 2 }), broken('R-2', { deviceId: 'guilty', count: 3 })];
    const get = withBeside({ broken: { version: 5, all: () => [...rules, broken('R-3', { count: 0 })] } });
    const names = ({ rows }: { rows: { deviceId: string }[] }) => rows.map(({ deviceId }) => deviceId);
    const all = await get('/overview');
    expect(names(all)).toEqual(['guilty', lamp.deviceId, 'quiet', 'Third']);
    expect(all).toMatchObject({
      judged: true,
      brokenVersion: 5,
      rows: [{ broken: { rules: 2, count: 5 } }, {}, {}, {}],
    });
    expect(names(await get('/overview?most=2'))).toEqual(['guilty', lamp.deviceId]);
    expect(names(await get('/overview?find=THIRD'))).toEqual(['Third']);
    await client.endAsync(true);
  });
});

test('broken rules are told with their latest time, or what has changed since a version', async () => {
  expect((await call('GET', '/broken-rules')).body).toEqual({ version: 0, rules: [] });
  const all = () => [broken('R-1', { version: 9 }), broken('R-2', { version: 4 })];
  const get = withBeside({ broken: { version: 9, all } });
  const rulesAfter = async (after: number) => {
    const { version, rules } = await get(`/broken-rules?after=${after}`);
    return [version, ...rules.map(({ rule }: BrokenRule) => rule)];
  };
  expect(await rulesAfter(0)).toEqual([9, 'R-2', 'R-1']);
  expect(await rulesAfter(4)).toEqual([9, 'R-1']);
  expect((await get('/broken-rules')).rules[0].latest).toEqual(broken('').latest);
  const secret = { ...broken('R-1'), latest: { message: lamp.secret, expected: '', actual: '', evidence: [] } };
  const [told] = (await withBeside({ broken: { version: 1, all: () => [secret] } })('/broken-rules')).rules;
  expect(told.latest.message).toBe('***');
});

test('credentials are told to who asks for them on purpose', async () => {
  const url = `${it.northbound.url}/__admin/devices/${lamp.deviceId}/login`;
  expect((await fetch(url, { method: 'POST' })).status).toBe(403);
  expect((await call('POST', `/devices/${lamp.deviceId}/login`)).body).toMatchObject({ secret: lamp.secret });
  const loginOf = ({ secret }: { secret: string }) => ({ clientId: 'c', username: 'u', password: `p-${secret}` });
  const login = await withBeside({ loginOf })(`/devices/${lamp.deviceId}/login`, 'POST');
  expect(login).toMatchObject({ clientId: 'c', password: `p-${lamp.secret}`, ports: it.platform.ports });
  expect((await call('POST', '/devices/nobody/login')).status).toBe(404);
});

test('products are told with the bounds of their values', async () => {
  const { body } = await call('GET', '/products');
  expect(body).toMatchObject([{ productId: lamp.productId }]);
  const commands = body[0].services.flatMap(({ commands }: { commands: object[] }) => commands);
  expect(commands).toContainEqual({
    commandName: 'LEVEL',
    paras: [expect.objectContaining({ paraName: 'value', dataType: 'int', min: 0, max: 100 })],
  });
});

test('reports are those that the platform was given', async () => {
  expect((await call('GET', '/reports')).body).toEqual([]);
  const report = {
    ...{ folder: 'f', time: '2026-01-01T00:00:00.000Z', verdict: 'fail', generation: 1, seed: 5, durationMs: 9 },
    ...{ counts: { fail: 1 }, device: ['python3', 'd.py'], failing: [{ id: 'R-1', sentence: 's' }], command: 'run' },
  };
  expect(await withBeside({ reports: async () => [report] })('/reports')).toEqual([report]);
});

test('the typed client asks for all of it; a command is sent once more under its key', async () => {
  const mock = new MockPlatformClient(it.northbound.url);
  const client = await connectLamp(it.platform);
  await answerCommands(client, ({ mid }) => ({ msgType: 'deviceRsp', mid, errcode: 0, body: { result: 1 } }));
  const { key = '' } = await mock.sendCommand(lamp.deviceId, {
    serviceId: 'Brightness',
    cmd: 'LEVEL',
    paras: { value: 1 },
  });
  expect(await mock.redeliver(lamp.deviceId, key)).toBe(true);
  expect(await mock.redeliver(lamp.deviceId, '65000')).toBe(false);
  expect((await call('POST', `/devices/${lamp.deviceId}/commands/${key}/redeliver`)).body).toEqual({ sent: true });
  expect((await mock.overview({ find: lamp.nodeId, most: 1 })).rows).toHaveLength(1);
  expect(await mock.brokenRules()).toEqual({ version: 0, rules: [] });
  expect(await mock.products()).toHaveLength(1);
  expect(await mock.reports()).toEqual([]);
  expect((await mock.loginOf(lamp.deviceId)).secret).toBe(lamp.secret);
  await client.endAsync(true);
});
