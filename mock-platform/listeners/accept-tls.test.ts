import { once } from 'node:events';
import type { Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { generate } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { Doorway, type EventOf, echo, ending } from '../broker/testing.ts';
import { createCertificates } from '../certificates/certificates.ts';
import { VirtualClock } from '../clock.ts';
import { acceptTls } from './accept-tls.ts';

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

describe("a wrong clock of the device's", () => {
  const alert = (code: number) => Uint8Array.of(0x15, 0x03, 0x03, 0x00, 0x02, 0x02, code);
  const [badCertificate, expired, unknownCa] = [42, 45, 48].map(alert) as [Uint8Array, Uint8Array, Uint8Array];
  const now = Date.parse('2026-06-15T12:00:00Z');
  const dates = 'the certificate is valid from 2026-06-14 to 2027-06-15';
  const year1970 = Date.parse('1970-01-01T00:03:12Z');
  const year2040 = Date.parse('2040-06-15T12:00:00Z');

  /** A platform of June 2026, to which a device comes whose ClientHello has this time in it. */
  async function platform() {
    const clock = new VirtualClock(now);
    const certificates = await createCertificates({ keyType: 'ecdsa', now });
    const doorway = await Doorway.open('tls', { clock, certificates });
    const meet = async (time: number | undefined, react: (device: Socket) => void): Promise<string> => {
      const device = await doorway.tcp();
      device.once('data', () => react(device));
      const hello = Buffer.from(await clientHello());
      if (time !== undefined) hello.writeUInt32BE(time / 1000, 11);
      const { seq: after = 0 } = doorway.journal.entries.at(-1) ?? {};
      device.write(hello);
      const failed = await doorway.journal.waitFor(({ type }) => type === 'tls-handshake', { after });
      return (failed as EventOf<'tls-handshake'>).error ?? '';
    };
    return { clock, doorway, meet };
  }

  test('is named, and how far it is off, when its hello shows a clock that was never set', async () => {
    const { meet } = await platform();
    expect(await meet(year1970, (device) => device.write(badCertificate))).toBe(
      `the device broke the TLS handshake off with the alert "bad certificate": the device's clock is 56 years off (slow): its ClientHello says that it is 1970-01-01 00:03:12 UTC, and ${dates}`,
    );
    expect(await meet(Date.UTC(2000, 0, 1, 1), (device) => device.end())).toBe(
      `the device closed the connection during the TLS handshake: the device's clock is 26 years off (slow): its ClientHello says that it is 2000-01-01 01:00:00 UTC, and ${dates}`,
    );
  });

  test('is named where the time in its hello goes on as time does', async () => {
    const { clock, meet } = await platform();
    const react = (device: Socket) => void device.write(unknownCa);
    expect(await meet(year2040, react)).toBe('the device broke the TLS handshake off with the alert "unknown ca"');
    clock.advance(5000);
    expect(await meet(year2040 + 5000, react)).toContain(`the device's clock is 14 years off (fast)`);
    clock.advance(60_000);
    // Chance, as most clients have it there.
    expect(await meet(year2040 + 9000, react)).not.toContain('clock');
  });

  test('is named where the alert says that the certificate is of another time', async () => {
    const { meet } = await platform();
    expect(await meet(undefined, (device) => device.write(expired))).toBe(
      `the device broke the TLS handshake off with the alert "certificate expired": the device's clock is at least 1 day off, since ${dates}`,
    );
  });

  test('is a guess where the alert may mean that, and none where it means something else', async () => {
    const { meet } = await platform();
    expect(await meet(undefined, (device) => device.write(badCertificate))).toContain(
      `: perhaps the device's clock is off, since ${dates}`,
    );
    expect(await meet(undefined, (device) => device.write(unknownCa))).not.toContain('clock');
    expect(await meet(undefined, (device) => device.end())).not.toContain('clock');
  });

  test('is none where it is right, or where the platform shows a certificate that is wrong', async () => {
    const { clock, doorway, meet } = await platform();
    await meet(now, (device) => device.write(unknownCa));
    expect(await meet(now, (device) => device.write(badCertificate))).not.toContain('clock');
    doorway.listener.present('expired');
    expect(await meet(year1970, (device) => device.write(expired))).not.toContain('clock');
    doorway.listener.present('valid');
    clock.advance(400 * 86_400_000);
    expect(await meet(year1970, (device) => device.write(expired))).not.toContain('clock');
  });
});

/** As a client of TLS 1.2 sends it, whose handshake is in the clear. */
async function clientHello(): Promise<Uint8Array> {
  const [near, far] = duplexPair();
  connectTls({ socket: near, maxVersion: 'TLSv1.2' }).on('error', () => {});
  const [hello] = await once(far, 'data');
  return hello;
}

test('of handshakes that come at once each begins in a turn of the event loop of its own', async () => {
  const certificates = await createCertificates({ keyType: 'ecdsa', now: Date.now() });
  let turn = 0;
  let isOver = false;
  const count = () => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const began: number[] = [];
  const handshakes = Array.from({ length: 5 }, async () => {
    const [device, platform] = duplexPair();
    connectTls({ socket: device, rejectUnauthorized: false }).on('error', () => {});
    await acceptTls(platform as Socket, certificates.server('valid'), () => void began.push(turn));
  });
  await Promise.all(handshakes);
  isOver = true;
  expect(new Set(began).size).toBe(5);
});

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
