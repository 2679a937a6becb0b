import { applicationHeaders } from './devices.ts';
import { hex, KiB, type Kind, MiB } from './kind.ts';

/** Bytes that are sent to a port first thing. */
const says = (
  name: string,
  port: 'tls' | 'ws' | 'http' | 'https',
  bytes: () => Uint8Array | string,
  ms = 200,
): Kind => ({
  name,
  play: async (bout) => {
    const socket = await bout.tcp(bout.target.ports[port]);
    await bout.send(socket, bytes());
    await bout.hold(ms);
  },
});

/** Bytes that come drop by drop. */
const drips = (name: string, port: 'tls' | 'ws' | 'http', bytes: Uint8Array | string): Kind => ({
  name,
  play: async (bout) => {
    const socket = await bout.tcp(bout.target.ports[port]);
    for (const byte of Buffer.from(bytes as string)) {
      await bout.send(socket, Buffer.of(byte));
      await bout.hold(50);
    }
  },
});

/** The head of a WebSocket frame from a client, with the mask 0. */
function frameHead(first: number, length: number): Buffer {
  const head = Buffer.alloc(14);
  head[0] = first;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

const frame = (first: number, body: Uint8Array) => Buffer.concat([frameHead(first, body.length), body]);

const webSocket = (name: string, frames: () => Uint8Array[], ms = 300): Kind => ({
  name,
  play: async (bout) => {
    const socket = await bout.webSocket();
    await bout.send(socket, ...frames());
    await bout.hold(ms);
  },
});

const request = (line: string, ...headers: string[]) =>
  `${line} HTTP/1.1\r\n${['Host: 127.0.0.1', ...headers].join('\r\n')}\r\n\r\n`;

const calls = (
  name: string,
  path: (n: number) => string,
  options: (n: number) => RequestInit = () => ({}),
  times = 5,
): Kind => ({
  name,
  play: async (bout) => {
    for (let n = 0; n < times; n += 1)
      await (await bout.fetch(path(bout.round * times + n), options(n)))?.arrayBuffer();
  },
});

const asApplication = (
  name: string,
  method: string,
  pathAndBody: (round: number) => [path: string, body?: object],
  times = 3,
): Kind => ({
  name,
  play: async (bout) => {
    const headers = await applicationHeaders(bout);
    for (let n = 0; n < times; n += 1) {
      const [path, body] = pathAndBody(bout.round * times + n);
      await (await bout.fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) }))?.arrayBuffer();
    }
  },
});

/** Those at the other doors: TLS, WebSocket, HTTP. */
export const doors: readonly Kind[] = [
  says('sends garbage instead of TLS', 'tls', () => Buffer.alloc(5000, 0xa5)),
  says('speaks plain MQTT to TLS', 'tls', () => hex('101600044d51545404c2003c000161000161000161')),
  says('announces a long TLS record', 'tls', () => hex('160301ffff01'), 2000),
  says('sends half a ClientHello', 'tls', () => hex('16030100c5010000c10303'), 2000),
  drips('writes its ClientHello byte by byte', 'tls', hex('16030100c5010000c10303aaaaaaaaaaaaaaaaaaaaaaaa')),
  { name: 'shakes hands and leaves', play: async (bout) => (await bout.tls()).destroy() },
  {
    name: 'shakes hands by the dozen',
    rest: 4,
    play: async (bout) => Promise.all(Array.from({ length: 12 }, () => bout.tls())),
  },
  {
    name: 'shakes hands and sends garbage',
    play: async (bout) => {
      const socket = await bout.tls();
      await bout.send(socket, Buffer.alloc(64 * KiB, 0x10));
      await bout.hold(200);
    },
  },
  {
    name: 'opens many connections to TLS and says nothing',
    rest: 4,
    play: async (bout) => {
      for (let n = 0; n < 50; n += 1) await bout.tcp(bout.target.ports.tls);
      await bout.hold(3000);
    },
  },
  says('asks for an old TLS', 'tls', () => hex('160300002f0100002b0300')),

  says('asks for a page where WebSockets are', 'ws', () => request('GET /mqtt')),
  says('asks for a WebSocket without MQTT', 'ws', () =>
    request(
      'GET /mqtt',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ),
  ),
  says('speaks plain MQTT to WebSocket', 'ws', () => hex('101600044d51545404c2003c000161000161000161')),
  drips(
    'asks for a WebSocket byte by byte',
    'ws',
    request('GET /mqtt', 'Upgrade: websocket', 'Connection: Upgrade').slice(0, 90),
  ),
  webSocket('announces a frame of 99 MB', () => [frameHead(0x82, 99 * MiB), Buffer.alloc(MiB)], 1000),
  webSocket('sends a frame of 5 MB', () => [frame(0x82, Buffer.alloc(5 * MiB))]),
  webSocket('sends fragments without end', () => [
    frame(0x02, Buffer.alloc(64 * KiB)),
    ...Array.from({ length: 100 }, () => frame(0x00, Buffer.alloc(64 * KiB))),
  ]),
  webSocket('sends fragments of one byte without end', () => [
    frame(0x02, Buffer.alloc(1)),
    Buffer.concat(Array.from({ length: 5000 }, () => frame(0x00, Buffer.alloc(1)))),
  ]),
  webSocket('sends text', () => [frame(0x81, Buffer.from('hello'))]),
  webSocket('sends frames without a mask', () => [hex('820400000000')]),
  webSocket('sends reserved opcodes', () => [frame(0x8f, Buffer.alloc(4))]),
  webSocket('pings a WebSocket without end', () => [
    Buffer.concat(Array.from({ length: 3000 }, () => frame(0x89, Buffer.alloc(8)))),
  ]),
  webSocket('never ends a frame of 60 kB', () => [frameHead(0x82, 60 * KiB), Buffer.alloc(50 * KiB)], 3000),
  webSocket('opens a WebSocket and says nothing', () => [], 3000),

  says('sends no HTTP', 'http', () => Buffer.alloc(2000, 0x00)),
  says('sends headers of 100 kB', 'http', () => request('GET /', `X: ${'x'.repeat(100 * KiB)}`)),
  says('sends 5,000 headers', 'http', () => request('GET /', ...Array.from({ length: 5000 }, (_, n) => `X${n}: 1`))),
  says('asks for a path of 100 kB', 'http', () => request(`GET /${'x'.repeat(100 * KiB)}`)),
  says(
    'announces a body of 1 GB',
    'http',
    () =>
      request(
        'POST /iocm/app/sec/v1.1.0/login',
        'Content-Type: application/x-www-form-urlencoded',
        'Content-Length: 1073741824',
      ) + 'x'.repeat(64 * KiB),
    1000,
  ),
  says(
    'sends a body without end',
    'http',
    () =>
      request(
        'POST /iocm/app/sec/v1.1.0/login',
        'Content-Type: application/x-www-form-urlencoded',
        'Transfer-Encoding: chunked',
      ) + `10000\r\n${'x'.repeat(64 * KiB)}\r\n`.repeat(30),
    500,
  ),
  says('sends two lengths', 'http', () => `${request('POST /', 'Content-Length: 5', 'Content-Length: 6')}hello`),
  says(
    'smuggles',
    'http',
    () => `${request('POST /', 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
  ),
  says('sends 200 requests at once', 'http', () => request('GET /nowhere').repeat(200), 500),
  says('asks for another protocol', 'http', () => request('GET /', 'Upgrade: h2c', 'Connection: Upgrade')),
  says('uses methods that there are not', 'http', () =>
    ['TRACE', 'CONNECT', 'FOO', 'DELETE'].map((method) => request(`${method} /`)).join(''),
  ),
  says('speaks plain HTTP to HTTPS', 'https', () => request('GET /')),
  says('sends garbage to HTTPS', 'https', () => Buffer.alloc(5000, 0x16)),
  drips('writes its headers byte by byte', 'http', request('GET /nowhere', 'X: 1').slice(0, 60)),
  {
    name: 'writes its body byte by byte',
    play: async (bout) => {
      const socket = await bout.tcp(bout.target.ports.http);
      await bout.send(
        socket,
        request(
          'POST /iocm/app/sec/v1.1.0/login',
          'Content-Type: application/x-www-form-urlencoded',
          'Content-Length: 1000',
        ),
      );
      for (let n = 0; n < 60; n += 1) {
        await bout.send(socket, 'x');
        await bout.hold(50);
      }
    },
  },
  {
    name: 'opens many connections to HTTP and says nothing',
    rest: 4,
    play: async (bout) => {
      for (let n = 0; n < 100; n += 1) await bout.tcp(bout.target.ports.http);
      await bout.hold(3000);
    },
  },
  {
    name: 'never reads what it asked for',
    play: async (bout) => {
      const socket = await bout.tcp(bout.target.ports.http);
      socket.pause();
      await bout.send(socket, request('GET /__admin/journal?follow=true'));
      await bout.hold(4000);
    },
  },
  {
    name: 'follows the journal and leaves',
    play: async (bout) => {
      const response = await bout.fetch('/__admin/journal?follow=true');
      await bout.hold(500);
      await response?.body?.cancel().catch(() => {});
    },
  },
  calls(
    'logs in with a wrong secret',
    () => '/iocm/app/sec/v1.1.0/login',
    (n) => ({ method: 'POST', body: new URLSearchParams({ appId: 'siege-app', secret: `wrong ${n}` }) }),
  ),
  calls(
    'logs in with an unknown name',
    () => '/iocm/app/sec/v1.1.0/login',
    (n) => ({ method: 'POST', body: new URLSearchParams({ appId: `nobody ${n}`, secret: 'x' }) }),
  ),
  calls(
    'logs in with 900 kB',
    () => '/iocm/app/sec/v1.1.0/login',
    () => ({ method: 'POST', body: new URLSearchParams({ appId: 'x'.repeat(900 * KiB), secret: 'x' }) }),
    2,
  ),
  calls(
    'forges tokens',
    () => '/iocm/app/dm/v1.4.0/devices',
    (n) => ({ headers: { app_key: 'siege-app', Authorization: `Bearer ${'f'.repeat(32)}${n}` } }),
  ),
  calls('looks for pages that there are not', (n) => `/${n}/${'../'.repeat(20)}etc/passwd`),
  calls('looks for files', () => '/__admin/%2e%2e/%2e%2e/etc/passwd'),
  calls(
    'comes as another host',
    () => '/__admin/devices',
    () => ({ headers: { Origin: 'http://evil.example' } }),
  ),
  calls(
    'resets from a form',
    () => '/__admin/reset',
    () => ({ method: 'POST', body: new URLSearchParams({ a: 'b' }), headers: { Origin: 'http://evil.example' } }),
  ),
  asApplication('sends JSON without end to calls', 'POST', () => [
    '/iocm/app/reg/v1.1.0/deviceCredentials',
    { nodeId: 'x'.repeat(500 * KiB) },
  ]),
  asApplication(
    'subscribes to callbacks that do not answer',
    'POST',
    (n) => [
      '/iocm/app/sub/v1.2.0/subscriptions',
      { notifyType: 'deviceDataChanged', callbackUrl: `http://127.0.0.1:1/${n % 20}` },
    ],
    1,
  ),
  asApplication(
    'registers devices and leaves them',
    'POST',
    (n) => ['/iocm/app/reg/v1.1.0/deviceCredentials', { nodeId: `stray_${n % 500}`, productId: 'street-lamp' }],
    1,
  ),
  asApplication("asks for other applications' devices", 'GET', (n) => [
    `/iocm/app/dm/v1.4.0/devices/siege_good_${n % 10}`,
  ]),
  asApplication(
    'asks for all that was reported',
    'GET',
    () => ['/iocm/app/data/v1.2.0/deviceDataHistory?deviceId=siege_0&gatewayId=siege_0&pageSize=2000'],
    2,
  ),
  asApplication('sends commands to devices that are away', 'POST', (n) => [
    `/iocm/app/signaltrans/v1.1.0/devices/siege_${n % 60}/services/Lamp01/sendCommand`,
    { header: { mode: 'ACK', method: 'SET_BRIGHTNESS' }, body: { brightness: 1 } },
  ]),
];
