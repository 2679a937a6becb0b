import { applicationHeaders } from './application.ts';
import { drips, request, says } from './at-a-port.ts';
import { KiB, type Kind } from './kind.ts';

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

/** Those who speak HTTP, or should. */
export const callers: readonly Kind[] = [
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
