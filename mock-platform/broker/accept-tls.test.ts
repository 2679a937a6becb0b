import { once } from 'node:events';
import type { Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { generate } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { Doorway, echo, ending } from './testing.ts';

const connect = generate({ cmd: 'connect', clientId: 'lamp_1_0_0_2026010100', clean: true, keepalive: 60 });

describe('a handshake that fails is recorded with a reason that a person can read', () => {
  test.each([
    ['an MQTT CONNECT', connect, 'platform', 'the device speaks plain MQTT, not TLS (wrong version number)'],
    [
      'the first byte of it',
      connect.subarray(0, 1),
      'device',
      'the device closed the connection during the TLS handshake',
    ],
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 'platform', 'the device speaks HTTP, not TLS (http request)'],
    ['noise', Buffer.from('hello, hello, hello'), 'platform', 'the TLS handshake failed: wrong version number'],
    ['nothing', Buffer.of(), 'device', 'the device closed the connection during the TLS handshake'],
  ])('%s instead of a ClientHello', async (_, bytes, by, reason) => {
    const doorway = await Doorway.open('tls');
    const device = await doorway.tcp();
    device.end(bytes);
    expect(await doorway.closing()).toEqual([
      { type: 'connection-opened', connection: 1, transport: 'tls' },
      { type: 'tls-handshake', connection: 1, outcome: 'failed', certificate: 'valid', error: reason },
      { type: 'connection-closed', connection: 1, by, reason, clean: false },
    ]);
    expect(doorway.accepted).toEqual([]);
  });

  test.each([
    [
      'only TLS 1.1',
      { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL:@SECLEVEL=0' },
      'platform',
      'the device offers no version of TLS from 1.2 on (unsupported protocol)',
    ],
    [
      'no cipher suite that fits the key',
      { maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA256' },
      'platform',
      'the device offers no cipher suite that the platform takes (no shared cipher)',
    ],
    ['no trust', { ca: '' }, 'device', 'the device closed the connection during the TLS handshake'],
  ] as const)('a device with %s', async (_, options, by, error) => {
    const doorway = await Doorway.open('tls');
    await expect(doorway.tls(options)).rejects.toThrow();
    expect(await doorway.closing()).toMatchObject([
      { type: 'connection-opened' },
      { type: 'tls-handshake', outcome: 'failed', error },
      { type: 'connection-closed', by, reason: error },
    ]);
  });

  test.each([
    [
      'answers the certificate with an alert',
      (device: Socket) => device.write(Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x30)),
      'the device broke the TLS handshake off with the alert "unknown ca"',
    ],
    [
      'resets the connection when it has seen the certificate',
      (device: Socket) => device.resetAndDestroy(),
      'the device reset the connection during the TLS handshake',
    ],
  ])('a device that %s', async (_, react, reason) => {
    const doorway = await Doorway.open('tls');
    const device = await doorway.tcp();
    device.once('data', () => react(device));
    device.write(await clientHello());
    expect((await doorway.closing()).at(-1)).toMatchObject({ by: 'device', reason });
  });
});

/** As a client of TLS 1.2 sends it, whose handshake is in the clear. */
async function clientHello(): Promise<Uint8Array> {
  const [near, far] = duplexPair();
  connectTls({ socket: near, maxVersion: 'TLSv1.2' }).on('error', () => {});
  const [hello] = await once(far, 'data');
  return hello;
}

test('a connection that breaks after its handshake ends with an error, and ends nothing else', async () => {
  const doorway = await Doorway.open('tls');
  const broken = await doorway.tls({ maxVersion: 'TLSv1.2' });
  await echo(broken);
  const ended = ending(broken);
  const [accepted] = doorway.accepted;
  const error = new Promise<Error>((resolve) => accepted?.stream.once('error', resolve));
  // What the wrapped socket reports reaches a TLS socket by another way than what it reads itself.
  accepted?.tcp.emit('error', new Error('the cable was cut'));
  expect(await error).toMatchObject({ message: 'the cable was cut' });
  await ended;
  expect(await echo(await doorway.tls())).toBe('hello');
});
