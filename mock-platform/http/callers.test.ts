import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { createCertificates } from '../certificates/certificates.ts';
import { mostCallers } from './callers.ts';
import { HttpEntrance } from './http-entrance.ts';

const open: Socket[] = [];
let entrance: HttpEntrance;
afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await entrance.close();
});

async function caller(secure: boolean): Promise<Socket> {
  const options = { port: entrance.port, host: '127.0.0.1', rejectUnauthorized: false };
  const socket = secure ? connectTls(options) : connect(options);
  open.push(socket);
  socket.on('error', () => {});
  await once(socket, secure ? 'secureConnect' : 'connect');
  return socket;
}

async function call(socket: Socket): Promise<string> {
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const [answer] = await once(socket, 'data');
  return String(answer);
}

test.each([false, true])(
  'of too many connections those go that ask for nothing, not the one that calls or waits, TLS %s',
  async (secure) => {
    const certificate = secure
      ? (await createCertificates({ keyType: 'ecdsa', now: Date.now() })).server('valid')
      : undefined;
    entrance = await HttpEntrance.open({
      host: '127.0.0.1',
      port: 0,
      ...(certificate && { certificate }),
      answer: ({ url }, response) => {
        response.writeHead(200);
        if (url === '/') response.end('here');
        else response.flushHeaders();
      },
    });
    const good = await caller(secure);
    const waiting = await caller(secure);
    waiting.write('GET /for-long HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(waiting, 'data');
    const quiet = await caller(secure);
    const gone = once(quiet, 'close');
    quiet.resume();
    expect(await call(good)).toContain('200');
    // Handshakes by the hundred take long: what is beyond the first bytes is the same.
    for (let n = 0; n < mostCallers - 2; n += 1) {
      const idle = connect({ port: entrance.port, host: '127.0.0.1' });
      open.push(idle);
      idle.on('error', () => {});
      await once(idle, 'connect');
    }
    await gone;
    expect(await call(good)).toContain('200');
    expect(waiting.destroyed).toBe(false);
  },
);
