import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAsync } from 'mqtt';
import { expect, onTestFinished, test } from 'vitest';
import { loadDefinition } from '../../mock-platform/definition/load-definition.ts';
import { commandTopicOf, dataTopicOf, reportMessage } from '../../mock-platform/generations/v1/messages-testing.ts';
import { parseJournal } from '../../mock-platform/journal/ndjson.ts';
import { secretSpellings } from '../../mock-platform/secrets/testing.ts';
import { openDesk } from './desk.ts';

const sec = '/iocm/app/sec/v1.1.0/login';
const ports = { tcpPort: '0', tlsPort: 'off', wsPort: 'off', httpPort: '0', httpsPort: 'off' };

interface Ready {
  readonly url: string;
  readonly ports: { readonly tcp: number };
  readonly devices: readonly [{ deviceId: string; clientId: string; username: string; password: string }];
}

/** All that a platform draws while an application logs in, registers, subscribes and sends a command. */
async function drawn(flags: object): Promise<Record<string, string>> {
  const definition = await loadDefinition({
    cwd: import.meta.dirname,
    env: {},
    flags: { ...ports, application: ['desk:hush'], ...flags },
  });
  const desk = await openDesk({ definition, write: () => {}, colour: false });
  onTestFinished(() => desk.close());
  const { url, devices, ports: open } = desk.ready as unknown as Ready;
  const [{ deviceId, clientId, username, password }] = devices;
  const client = await connectAsync(`mqtt://127.0.0.1:${open.tcp}`, { clientId, username, password });
  onTestFinished(() => client.endAsync());
  await client.subscribeAsync(commandTopicOf(deviceId));
  const form = new URLSearchParams({ appId: 'desk', secret: 'hush' });
  const login = (await (await fetch(`${url}${sec}`, { method: 'POST', body: form })).json()) as Record<string, string>;
  const headers = {
    app_key: 'desk',
    Authorization: `Bearer ${login.accessToken}`,
    'Content-Type': 'application/json',
  };
  const call = async (path: string, body: object) =>
    (await fetch(`${url}/iocm/app/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json() as Promise<
      Record<string, string>
    >;
  const { productId } = desk.platform.registry.device(deviceId);
  const byCode = await call('reg/v1.1.0/deviceCredentials', { nodeId: 'n', productId });
  const callbackUrl = 'http://127.0.0.1:1/';
  const subscription = await call('sub/v1.2.0/subscriptions', { notifyType: 'deviceAdded', callbackUrl });
  const command = await call(`signaltrans/v1.1.0/devices/${deviceId}/services/Lamp01/sendCommand`, {
    header: { mode: 'NOACK', method: 'SET_BRIGHTNESS' },
    body: { brightness: 40, fadeTime: 1 },
  });
  return {
    accessToken: login.accessToken ?? '',
    refreshToken: login.refreshToken ?? '',
    psk: byCode.psk ?? '',
    subscriptionId: subscription.subscriptionId ?? '',
    requestId: command.requestId ?? '',
  };
}

test("the same seed draws the same tokens, keys and ids on the application's side; another seed draws others", async () => {
  const first = await drawn({ seed: '7' });
  expect(await drawn({ seed: '7' })).toEqual(first);
  const other = await drawn({ seed: '8' });
  for (const [name, value] of Object.entries(first)) expect(other[name], name).not.toBe(value);
  expect(first).toEqual({
    accessToken: expect.stringMatching(/^[\da-f]{32}$/),
    refreshToken: expect.stringMatching(/^[\da-f]{32}$/),
    psk: expect.stringMatching(/^[\da-f]{32}$/),
    subscriptionId: expect.stringMatching(/^[\da-f-]{36}$/),
    requestId: expect.stringMatching(/^[\da-f-]{36}$/),
  });
});

test('neither the journal file nor the journal of the admin API holds a secret or a password, in no form', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'desk-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const flags = { ...ports, journal: 'j.ndjson', device: ['lamp'] };
  const desk = await openDesk({
    definition: await loadDefinition({ cwd: folder, env: {}, flags }),
    write: () => {},
    colour: false,
  });
  const { url, devices, ports: open } = desk.ready as unknown as Ready;
  const [{ deviceId, clientId, username, password }] = devices;
  const { secret } = desk.platform.registry.device(deviceId);
  const client = await connectAsync(`mqtt://127.0.0.1:${open.tcp}`, { clientId, username, password });
  const spelled = Object.values(secretSpellings).flatMap((spell) => [spell(secret), spell(password)]);
  for (const note of spelled) {
    const data = [{ serviceId: 'Lamp', serviceData: { note, [note]: [...Buffer.from(note)] } }];
    await client.publishAsync(dataTopicOf(deviceId), JSON.stringify(reportMessage(...data)), { qos: 1 });
  }
  await client.endAsync();
  const shown = await (await fetch(`${url}/__admin/journal`)).text();
  await desk.close();
  for (const text of [shown, await readFile(join(folder, 'j.ndjson'), 'utf8')]) {
    // Bytes are in base64 there.
    const entries = parseJournal(text);
    const plain =
      text +
      entries
        .flatMap(bytesIn)
        .map((bytes) => Buffer.from(bytes).toString('latin1'))
        .join('\n');
    expect(spelled.filter((note) => plain.includes(note.slice(4, -4)))).toEqual([]);
    const received = entries.filter(({ type }) => type === 'message-received');
    expect(received).toHaveLength(spelled.length);
    expect(JSON.stringify(received)).toContain('*'.repeat(secret.length));
  }
});

function bytesIn(value: unknown): Uint8Array[] {
  if (value instanceof Uint8Array) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(bytesIn) : [];
}

test('without a seed nothing that is drawn repeats', async () => {
  const [first, second] = [await drawn({}), await drawn({})];
  const values = [...Object.values(first), ...Object.values(second)];
  expect(values).not.toContain('');
  expect(new Set(values)).toHaveProperty('size', values.length);
});
