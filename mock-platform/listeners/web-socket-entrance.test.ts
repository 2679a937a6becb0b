import { once } from 'node:events';
import { request } from 'node:http';
import { generate } from 'mqtt-packet';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { Doorway, ending } from '../broker/testing.ts';
import { generateCredentials } from '../generations/v1/credentials.ts';
import { dataTopic, lamp, lampPlatform } from '../generations/v1/testing.ts';

test.each([
  [undefined, 'none'],
  [['mqttv3.1', 'chat'], 'mqttv3.1, chat'],
])('a WebSocket that offers %j is refused, and told why', async (offered, named) => {
  const doorway = await Doorway.open('ws');
  const webSocket = new WebSocket(`ws://127.0.0.1:${doorway.listener.port}`, offered);
  webSocket.on('error', () => {});
  const [, response] = await once(webSocket, 'unexpected-response');
  expect(response.statusCode).toBe(400);
  expect(await doorway.closing()).toEqual([
    { type: 'connection-opened', connection: 1, transport: 'ws' },
    {
      type: 'connection-closed',
      connection: 1,
      by: 'platform',
      reason: `the WebSocket has to offer the subprotocol "mqtt" (MQTT-6.0.0-3), got ${named}`,
      clean: false,
    },
  ]);
  webSocket.terminate();
});

test('mqtt among several subprotocols is the one that is taken', async () => {
  const doorway = await Doorway.open('ws');
  const webSocket = new WebSocket(`ws://127.0.0.1:${doorway.listener.port}`, ['mqttv3.1', 'mqtt']);
  await once(webSocket, 'open');
  expect(webSocket.protocol).toBe('mqtt');
  webSocket.terminate();
});

test('a request that does not ask for a WebSocket gets an answer that says what the port is for', async () => {
  const doorway = await Doorway.open('ws');
  const [response] = await once(request(`http://127.0.0.1:${doorway.listener.port}/mqtt`).end(), 'response');
  expect(response.statusCode).toBe(426);
  expect(String(await response.toArray())).toBe('This port speaks MQTT over WebSocket, subprotocol "mqtt".\n');
  expect((await doorway.closing()).at(-1)).toMatchObject({
    by: 'platform',
    reason: 'the device sent GET /mqtt without asking for a WebSocket',
  });
});

test.each([
  [
    generate({ cmd: 'connect', clientId: 'lamp', clean: true, keepalive: 60 }),
    'the device speaks plain MQTT, not MQTT over WebSocket',
  ],
  [Buffer.of(0x16, 0x03, 0x01, 0x02, 0x00, 0x01), 'the device speaks TLS, not MQTT over WebSocket'],
  [Buffer.of(0x07, 0x03, 0x01, 0x02, 0x00, 0x01), 'the device sent no HTTP request'],
])('bytes that are not HTTP are refused: %#', async (bytes, reason) => {
  const doorway = await Doorway.open('ws');
  const device = await doorway.tcp();
  const ended = ending(device);
  device.write(bytes);
  await ended;
  expect((await doorway.closing()).at(-1)).toMatchObject({ by: 'platform', reason: expect.stringContaining(reason) });
});

test('an upgrade without a key is refused with what is missing', async () => {
  const doorway = await Doorway.open('ws');
  const device = await doorway.tcp();
  const ended = ending(device);
  device.write(
    'GET / HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\nsec-websocket-protocol: mqtt\r\n\r\n',
  );
  await ended;
  expect((await doorway.closing()).at(-1)).toMatchObject({
    by: 'platform',
    reason: 'the WebSocket handshake failed: Missing or invalid Sec-WebSocket-Key header',
  });
});

test('a device that leaves before it asked is recorded', async () => {
  const doorway = await Doorway.open('ws');
  (await doorway.tcp()).end();
  expect((await doorway.closing()).at(-1)).toMatchObject({
    by: 'device',
    reason: 'the device closed the connection during the WebSocket handshake',
  });
});

describe('what comes over a WebSocket', () => {
  const MiB = 1024 * 1024;
  const opened = async (platform: { ports: { ws?: number } }) => {
    const webSocket = new WebSocket(`ws://127.0.0.1:${platform.ports.ws}`, 'mqtt', { perMessageDeflate: false });
    webSocket.on('error', () => {});
    await once(webSocket, 'open');
    onTestFinished(() => webSocket.terminate());
    return webSocket;
  };
  const started = async () => {
    const platform = await lampPlatform({ ports: { ws: 0 } });
    onTestFinished(() => platform.stop());
    const webSocket = await opened(platform);
    const closed = () => platform.journal.waitFor(({ type }) => type === 'connection-closed');
    return { platform, webSocket, closed };
  };
  const { clientId, username, password } = generateCredentials({ ...lamp, time: Date.now() });
  const login = generate({ cmd: 'connect', clientId, username, password: Buffer.from(password), keepalive: 0 });
  const reportOf = (bytes: number) =>
    generate({
      cmd: 'publish',
      topic: dataTopic,
      payload: Buffer.alloc(bytes, 0x20),
      qos: 1,
      messageId: 1,
      dup: false,
      retain: false,
    });

  test('before the log-in is 128 KiB at most, in however many frames', async () => {
    const { webSocket, closed } = await started();
    for (let n = 0; n < 200; n += 1) webSocket.send(Buffer.alloc(1024, 0x10), { fin: false });
    expect(await closed()).toMatchObject({
      by: 'platform',
      reason: expect.stringMatching(/^\d+ bytes came before the log-in, at most 131072 are taken$/),
    });
  });

  test('is a message of 4 MiB at most, also in fragments', async () => {
    const { webSocket, closed } = await started();
    webSocket.send(login);
    await once(webSocket, 'message');
    for (let n = 0; n < 5; n += 1) webSocket.send(Buffer.alloc(MiB, 0x30), { fin: false });
    expect(await closed()).toMatchObject({ by: 'platform', reason: 'WebSocket: Max payload size exceeded' });
  });

  test('may be the largest packet that is taken', async () => {
    const { platform, webSocket } = await started();
    webSocket.send(login);
    await once(webSocket, 'message');
    webSocket.send(reportOf(4 * MiB - 100));
    const received = await platform.journal.waitFor(({ type }) => type === 'message-received');
    expect(received).toMatchObject({ unreadable: expect.any(String) });
  });
});
