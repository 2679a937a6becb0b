import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createWebSocketStream, WebSocket } from 'ws';
import { Doorway, echo, ending } from '../broker/testing.ts';
import type { CertificateKind } from '../journal/events.ts';

function webSocket(url: string) {
  const stream = createWebSocketStream(new WebSocket(url, 'mqtt', { rejectUnauthorized: false }));
  onTestFinished(() => void stream.destroy());
  stream.on('error', () => {});
  return stream;
}

describe('an open door', () => {
  test('leads from TCP to the bytes of the device', async () => {
    const doorway = await Doorway.open('tcp');
    expect(await echo(await doorway.tcp())).toBe('hello');
    expect(doorway.accepted).toMatchObject([{ connection: 1 }]);
    expect(doorway.eventsOf('connection-opened')).toMatchObject([{ connection: 1, transport: 'tcp' }]);
  });

  test('leads through TLS, and hands over the TCP socket too, so that it can be reset', async () => {
    const doorway = await Doorway.open('tls');
    const device = await doorway.tls({ servername: 'localhost', maxVersion: 'TLSv1.2' });
    expect(await echo(device)).toBe('hello');
    expect(doorway.eventsOf('tls-handshake')).toMatchObject([
      { connection: 1, outcome: 'completed', certificate: 'valid', protocol: 'TLSv1.2', serverName: 'localhost' },
    ]);
    const ended = ending(device);
    doorway.accepted[0]?.tcp.resetAndDestroy();
    expect(await ended).toBe('ECONNRESET');
  });

  test.each(['ws', 'wss'] as const)('leads through the handshake of %s', async (transport) => {
    const doorway = await Doorway.open(transport);
    expect(await echo(webSocket(`${transport}://localhost:${doorway.listener.port}`))).toBe('hello');
    expect(doorway.eventsOf('connection-opened')).toMatchObject([{ connection: 1, transport }]);
    expect(doorway.accepted).toMatchObject([{ connection: 1 }]);
  });
});

describe('a port', () => {
  test('that was closed can be opened again, and every change is recorded', async () => {
    const doorway = await Doorway.open('tcp');
    const { listener } = doorway;
    const { port } = listener;
    const device = await doorway.tcp();
    await echo(device);
    const ended = ending(device);
    await listener.close();
    expect(await ended).toBe('ECONNRESET');
    await expect(doorway.tls()).rejects.toMatchObject({ code: 'ECONNREFUSED' });

    await listener.reopen();
    expect(listener.port).toBe(port);
    expect(await echo(await doorway.tcp())).toBe('hello');
    expect(doorway.eventsOf('listener-changed')).toMatchObject([
      { transport: 'tcp', open: true, port },
      { transport: 'tcp', open: false, port },
      { transport: 'tcp', open: true, port },
    ]);
  });

  test('is closed once and opened once, however often it is asked for', async () => {
    const { listener, journal } = await Doorway.open('tcp');
    await listener.reopen();
    await Promise.all([listener.close(), listener.close()]);
    expect(journal.entries).toMatchObject([{ open: true }, { open: false }]);
  });

  test('that closes during a handshake says so, and does not blame the device', async () => {
    const doorway = await Doorway.open('tls');
    await doorway.tcp();
    await doorway.journal.waitFor(({ type }) => type === 'connection-opened');
    await doorway.listener.close();
    expect(await doorway.closing()).toMatchObject([
      { type: 'connection-opened' },
      { type: 'tls-handshake', outcome: 'failed', error: 'the platform closed its port' },
      { type: 'connection-closed', by: 'platform', reason: 'the platform closed its port' },
    ]);
  });

  test('that is taken is refused with what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    await expect(Doorway.open('tls', { port })).rejects.toThrow(
      `The tls port ${port} on 127.0.0.1 is taken: stop what listens there, choose another port, or 0 for any free one.`,
    );
  });

  test('that another program took while it was closed cannot be opened again', async () => {
    const { listener } = await Doorway.open('tcp');
    await listener.close();
    const server = createServer().listen(listener.port, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    await expect(listener.reopen()).rejects.toThrow(`The tcp port ${listener.port} on 127.0.0.1 is taken`);
  });

  test.each([
    [
      { host: '192.0.2.1' },
      '"192.0.2.1" is not an address of this machine. Use 127.0.0.1; for a device on the network, use 0.0.0.0 or the address of this machine that the device reaches.',
    ],
    [{ port: 65_536 }, 'The tcp port 65536 on 127.0.0.1 cannot be opened: a port is a number from 0 to 65535.'],
  ])('%j cannot be opened, and the message gives the reason', async (options, message) => {
    await expect(Doorway.open('tcp', options)).rejects.toMatchObject({
      name: 'PlatformError',
      message: expect.stringContaining(message),
    });
  });
});

describe('a slamming door', () => {
  test.each(['tcp', 'tls'] as const)(
    'resets every %s connection at once, and each attempt is seen',
    async (transport) => {
      const doorway = await Doorway.open(transport);
      doorway.listener.door = 'slamming';
      await doorway.tcp().then(ending, () => {});
      expect(await doorway.closing()).toMatchObject([
        { type: 'connection-opened', transport },
        {
          type: 'connection-closed',
          by: 'platform',
          reason: 'the platform is away: the connection is reset at once',
          clean: false,
          staged: true,
        },
      ]);
      expect(doorway.accepted).toEqual([]);
      doorway.listener.door = 'open';
      expect(await echo(await (transport === 'tls' ? doorway.tls() : doorway.tcp()))).toBe('hello');
    },
  );
});

describe('a door without handshake', () => {
  test('answers a ClientHello with an alert', async () => {
    const doorway = await Doorway.open('tls');
    doorway.listener.door = 'no-handshake';
    await expect(doorway.tls()).rejects.toMatchObject({ code: 'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE' });
    const reason = 'the platform answers every ClientHello with handshake_failure';
    expect(await doorway.closing()).toEqual([
      { type: 'connection-opened', connection: 1, transport: 'tls' },
      { type: 'tls-handshake', connection: 1, outcome: 'failed', certificate: 'valid', error: reason },
      { type: 'connection-closed', connection: 1, by: 'platform', reason, clean: false, staged: true },
    ]);
  });

  test('takes plain TCP on the same port, as such', async () => {
    const doorway = await Doorway.open('tls');
    doorway.listener.door = 'no-handshake';
    expect(await echo(await doorway.tcp())).toBe('hello');
    expect(doorway.eventsOf('connection-opened')).toMatchObject([{ transport: 'tcp' }]);
    expect(doorway.eventsOf('tls-handshake')).toEqual([]);
  });

  test('takes a WebSocket without TLS, too', async () => {
    const doorway = await Doorway.open('wss');
    doorway.listener.door = 'no-handshake';
    expect(await echo(webSocket(`ws://localhost:${doorway.listener.port}`))).toBe('hello');
    expect(doorway.eventsOf('connection-opened')).toMatchObject([{ transport: 'ws' }]);
  });

  test('records who came and said nothing', async () => {
    const doorway = await Doorway.open('tls');
    doorway.listener.door = 'no-handshake';
    (await doorway.tcp()).end();
    expect(await doorway.closing()).toMatchObject([
      { type: 'connection-opened', transport: 'tls' },
      { type: 'tls-handshake', outcome: 'failed' },
      { type: 'connection-closed', by: 'device', clean: false },
    ]);
  });
});

describe('the certificate', () => {
  test.each([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['unknown-ca', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ] as const)('%s is shown from the next handshake on, and a careful device refuses it', async (kind, code) => {
    const doorway = await Doorway.open('tls');
    const before = await doorway.tls();
    doorway.listener.present(kind);
    expect(doorway.listener.certificate).toBe(kind);
    await expect(doorway.tls()).rejects.toMatchObject({ code });
    expect(await echo(before)).toBe('hello');
    expect(await doorway.closing()).toMatchObject([
      { type: 'connection-opened', connection: 2 },
      { outcome: 'failed', certificate: kind, error: 'the device closed the connection during the TLS handshake' },
      { type: 'connection-closed', by: 'device' },
    ]);
    expect(doorway.eventsOf('listener-changed').map(({ certificate }) => certificate)).toEqual(['valid', kind]);
  });

  test('can change while the port is closed', async () => {
    const { listener, journal } = await Doorway.open('tls');
    await listener.close();
    listener.present('expired');
    expect(journal.entries.at(-1)).toMatchObject({ open: false, certificate: 'expired' satisfies CertificateKind });
  });
});
