import { once } from 'node:events';
import { access, appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PlatformEntry } from '../mock-platform/events.ts';
import { generateV2Credentials } from '../mock-platform/generations/v2/credentials.ts';
import { parseJournal } from '../mock-platform/journal/ndjson.ts';
import { type Ready, Served } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'serve-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** With keys of the kind that is made at once, unless the test says otherwise. */
function serve(...args: string[]): Served {
  const served = new Served(['--key-type', 'ecdsa', ...args], { cwd: folder });
  onTestFinished(async () => {
    await served.stop('SIGKILL');
  });
  return served;
}

function connect({ ports, devices }: Ready, scheme = 'mqtt', options = {}) {
  const [device] = devices;
  const port = { mqtt: ports.tcp, mqtts: ports.tls, ws: ports.ws }[scheme];
  const { clientId, username, password } = device ?? {};
  return connectAsync(`${scheme}://localhost:${port}`, {
    ...(clientId && { clientId }),
    ...(username && { username }),
    ...(password && { password }),
    reconnectPeriod: 0,
    ...options,
  });
}

test('one line of JSON says where to connect; then there is a line for each event, and Ctrl-C ends it', async () => {
  const served = serve('--journal', 'j.ndjson', '--key-type', 'rsa');
  const ready = await served.ready();
  const ca = await readFile(ready.caFile);
  for (const scheme of ['mqtt', 'mqtts', 'ws']) {
    const client = await connect(ready, scheme, { ca });
    await client.publishAsync(`/huawei/v1/devices/${ready.devices[0]?.deviceId}/data/json`, '{', { qos: 1 });
    await client.endAsync();
  }
  const stderr = await served.line(/over ws[\s\S]*gone/);
  expect(
    stderr
      .split('\n')
      .map((line) => line.replaceAll(/ {2,}/g, '|').split('|')[2])
      .filter(Boolean),
  ).toEqual(expect.arrayContaining(['connected', 'unreadable', 'gone']));
  expect(await served.stop()).toEqual({ code: 0, signal: null });
  expect(served.stdout.split('\n')).toHaveLength(2);
  for (const { secret, password } of ready.devices) {
    expect(served.stderr).not.toContain(secret);
    expect(served.stderr).not.toContain(password);
  }
  await expect(access(ready.caFile)).rejects.toThrow();
  const journal = parseJournal<PlatformEntry>(await readFile(join(folder, 'j.ndjson'), 'utf8'));
  expect(journal.filter(({ type }) => type === 'device-online')).toHaveLength(3);
  expect(journal[0]?.seq).toBe(1);
});

test('the example platform is served, its scripts run, and their expectations are reported', async () => {
  const config = join(import.meta.dirname, '../fixtures/platforms/street-lamp/platform.yaml');
  const served = serve('--config', config, '--https-port', 'off');
  const ready = await served.ready();
  expect(ready.devices.map(({ nodeId }) => nodeId)).toEqual(['lamp-1', 'lamp-2']);
  expect(ready.applications).toMatchObject([{ appId: 'workshop' }]);
  const client = await connect(ready);
  const topics = `/huawei/v1/devices/${ready.devices[0]?.deviceId}`;
  client.on('message', (_, payload) => {
    const { mid } = JSON.parse(payload.toString());
    client.publish(
      `${topics}/data/json`,
      JSON.stringify({ msgType: 'deviceRsp', mid, errcode: 0, body: { result: 0 } }),
    );
  });
  await client.subscribeAsync(`${topics}/command/json`, { qos: 1 });
  const report = { msgType: 'deviceReq', data: [{ serviceId: 'Lamp01', serviceData: { brightness: 90 } }] };
  await client.publishAsync(`${topics}/data/json`, JSON.stringify(report), { qos: 1 });
  const stderr = await served.line(/script/);
  expect(stderr).toMatch(/lamp-1 +command +Lamp01\/SET_BRIGHTNESS \{"brightness":20,"fadeTime":1\} mid 1\n/);
  expect(stderr).toMatch(
    /lamp-1 +script +dim by day: answered with \{"errcode":0,"body":\{"result":0\}\} after \d+ ms, as expected\n/,
  );
  await client.endAsync();
  expect(await served.stop()).toEqual({ code: 0, signal: null });
});

test('the example platform of generation 2 is served, and its script runs', async () => {
  const config = join(import.meta.dirname, '../fixtures/platforms/street-lamp-v5/platform.yaml');
  const served = serve('--config', config, '--https-port', 'off');
  const ready = await served.ready();
  expect(ready.devices.map(({ nodeId }) => nodeId)).toEqual(['lamp-1', 'lamp-2']);
  const { deviceId = '', secret = '' } = ready.devices[0] ?? {};
  const login = generateV2Credentials({ deviceId, secret, time: Date.now() });
  const client = await connectAsync(`mqtt://127.0.0.1:${ready.ports.tcp}`, login);
  const own = `$oc/devices/${deviceId}/sys`;
  client.on('message', (topic) => {
    const requestId = topic.split('/request_id=')[1];
    client.publish(`${own}/commands/response/request_id=${requestId}`, '{"result_code":0,"paras":{"result":0}}');
  });
  const report = { services: [{ service_id: 'Lamp01', properties: { brightness: 90, state: 'ON' } }] };
  await client.publishAsync(`${own}/properties/report`, JSON.stringify(report), { qos: 1 });
  expect(await served.line(/script/)).toMatch(
    /lamp-1 +script +dim by day: answered with .*"result":0.* after \d+ ms, as expected\n/,
  );
  await client.endAsync();
  expect(await served.stop()).toEqual({ code: 0, signal: null });
});

test('SIGTERM ends it, too, with connections open', async () => {
  const served = serve();
  const client = await connect(await served.ready());
  client.on('error', () => {});
  await served.line(/connected/);
  expect(await served.stop('SIGTERM')).toEqual({ code: 0, signal: null });
});

test('platform.yaml in the working folder is read without being named, and a seed repeats everything', async () => {
  const cwd = await mkdtemp(join(folder, 'seeded-'));
  await writeFile(
    join(cwd, 'platform.yaml'),
    'devices: [{ nodeId: a }, { nodeId: b, secret: hush-hush }]\napplications: [{}]\nseed: 5\n',
  );
  const lives = [];
  for (let life = 0; life < 2; life += 1) {
    const served = new Served(['--tls-port', 'off', '--https-port', 'off', '--key-type', 'ecdsa'], { cwd });
    const { devices, applications } = await served.ready();
    lives.push({
      devices: devices.map(({ deviceId, nodeId, secret }) => ({ deviceId, nodeId, secret })),
      applications,
    });
    await served.stop();
  }
  expect(lives[0]).toEqual(lives[1]);
  expect(lives[0]?.devices.map(({ nodeId }) => nodeId)).toEqual(['a', 'b']);
  expect(lives[0]?.devices[1]?.secret).toBe('hush-hush');
});

test('with --state a device keeps its deviceId and secret over a restart', async () => {
  const facts = [];
  for (let life = 0; life < 2; life += 1) {
    const served = serve('--state', 's.state', '--device', 'kept', '--application', 'desk', '--https-port', 'off');
    const { devices, applications } = await served.ready();
    facts.push({ ids: devices.map(({ deviceId, secret }) => [deviceId, secret]), applications });
    await served.stop();
  }
  expect(facts[0]?.ids).toEqual(facts[1]?.ids);
  expect(facts[0]?.applications).toEqual(facts[1]?.applications);
});

test('a last line of the state that cannot be read is reported', async () => {
  const first = serve('--state', 'torn.state', '--device', 'kept', '--https-port', 'off');
  await first.ready();
  await first.stop();
  await appendFile(join(folder, 'torn.state'), '{"changes":[["put","dev');
  const second = serve('--state', 'torn.state', '--device', 'kept', '--https-port', 'off');
  await second.ready();
  expect(await second.line(/torn\.state: its last line/)).toMatch(/23 bytes were cut off, .*never acknowledged/);
  await second.stop();
});

describe('what cannot be served is said in words, with exit code 2 and no stack', () => {
  test.each([
    [['--config', 'none.yaml'], '--config is "none.yaml": expected the path of a file'],
    [['--seed', 'x'], '--seed is "x": expected a whole number. Correct it, or leave it out.'],
    [['--product', 'nowhere'], '--product: products[0].model is "nowhere": there is no folder, zip or .json file '],
    [['--product', '.'], 'found neither, expected one product file, or devicetype-capability.json'],
    [['--host', '192.0.2.1'], 'cannot be opened: "192.0.2.1" is not an address of this machine'],
    [['--state', '.'], '" is a folder, no file: give a file, or a name that is not taken yet.'],
    [['--state', '/dev/zero'], '"/dev/zero" is a device, no file'],
    [['--journal', 'no/where'], 'The journal cannot be recorded in "'],
    [['--tcp-prt', '1'], "error: unknown option '--tcp-prt'\n(Did you mean --tcp-port?)"],
  ])('%j', async (args, message) => {
    const served = serve(...args);
    expect(await served.ended).toEqual({ code: 2, signal: null });
    expect(served.stderr).toContain(message);
    expect(served.stderr).not.toMatch(/^\s+at /m);
    expect(served.stdout).toBe('');
  });

  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const served = serve('--tcp-port', String(port));
    expect(await served.ended).toMatchObject({ code: 2 });
    expect(served.stderr).toContain(`tcp port ${port} on 127.0.0.1 is taken`);
    server.close();
  });

  test('a wrong script, with line and column', async () => {
    await writeFile(join(folder, 'wrong-script.yaml'), 'reactions:\n  - on: connected\n    do: [{ sned: {} }]\n');
    const served = serve('--script', 'wrong-script.yaml');
    expect(await served.ended).toMatchObject({ code: 2 });
    expect(served.stderr).toContain('wrong-script.yaml:3:12: reactions[0].do[0].sned is not a member of this object');
    expect(served.stderr).toContain('Did you mean send?');
  });

  test('a wrong platform.yaml, with line and column', async () => {
    await writeFile(join(folder, 'wrong.yaml'), 'ports:\n  tcp: high\ndevice: x\n');
    const served = serve('--config', 'wrong.yaml', '--rules');
    expect(await served.ended).toMatchObject({ code: 2 });
    expect(served.stderr).toContain(
      'wrong.yaml:3:1: device is not a member of this object: expected one of generation, host,',
    );
    expect(served.stderr).toContain('Did you mean devices?');
  });
});
