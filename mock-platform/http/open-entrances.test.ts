import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lampPlatform } from '../generations/v1/testing.ts';
import type { MockPlatform } from '../mock-platform.ts';
import { answerWith } from './answer-with.ts';
import { openEntrances } from './open-entrances.ts';

let platform: MockPlatform;
beforeAll(async () => {
  platform = await lampPlatform({ ports: { tcp: 0 }, keyType: 'ecdsa' });
});
afterAll(() => platform.stop());

const open = (ports: { http?: number; https?: number }, host = '127.0.0.1') =>
  openEntrances({
    host,
    ports,
    certificate: platform.certificates.server('valid'),
    answer: answerWith(() => new Response('here')),
  });

describe('the entrances', () => {
  test("are plain HTTP on loopback and HTTPS with a certificate of the platform's CA", async () => {
    const entrances = await open({ http: 0, https: 0 });
    expect(entrances.url).toBe(`http://127.0.0.1:${entrances.ports.http}`);
    expect(await (await fetch(entrances.url)).text()).toBe('here');
    const ca = readFileSync(platform.caFile);
    const [response] = await once(get({ host: '127.0.0.1', port: entrances.ports.https, ca }), 'response');
    expect(response.statusCode).toBe(200);
    response.resume();
    await entrances.close();
    await expect(fetch(entrances.url)).rejects.toThrow();
  });

  test('are not opened by halves when a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port: http } = free.address() as { port: number };
    free.close();
    await once(free, 'close');
    await expect(open({ http, https: port })).rejects.toThrow(
      `The https port ${port} on 127.0.0.1 is taken: stop what listens there, choose another port, or 0 for any free one.`,
    );
    await expect(fetch(`http://127.0.0.1:${http}`)).rejects.toThrow();
    other.close();
  });

  test('close also while a caller is in the middle of its TLS handshake', async () => {
    const entrances = await open({ https: 0 });
    const socket = connect(entrances.ports.https ?? 0, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    socket.resume();
    await entrances.close();
    await closed;
  });

  test('close also while a caller waits for an answer', async () => {
    const entrances = await openEntrances({
      ...{ host: '127.0.0.1', ports: { http: 0 }, certificate: platform.certificates.server('valid') },
      answer: () => {},
    });
    const waiting = expect(fetch(entrances.url)).rejects.toThrow();
    await entrances.close();
    await waiting;
  });
});
