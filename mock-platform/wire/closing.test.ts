import { once } from 'node:events';
import type { Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import mqtt from 'mqtt';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ConnectionClosed, TransportEvent } from '../journal/events.ts';
import { Journal } from '../journal/journal.ts';
import { Tap } from './tap.ts';
import { RawClient, Tapped, type TappedOptions } from './tap-testing.ts';
import { bytes, joined, packet, validConnect } from './testing.ts';

const connack = bytes('20 02 00 00');
const refusal = bytes('20 02 00 05');
const disconnect = bytes('e0 00');
const pingreq = bytes('c0 00');
const publish = packet(0x32, '0003', "'a/b'", '0007', "'hi'");
/** aedes options: no client may connect. */
const refuseAll: TappedOptions['aedes'] = { authenticate: (_client, _username, _password, done) => done(null, false) };

interface Ends {
  readonly device: RawClient;
  readonly tap: Tap;
  /** The accepted socket. */
  readonly socket: Socket;
}

/** A device that is connected to a broker behind a tap; it does not close its side by itself. */
async function connected(options: TappedOptions = {}) {
  const tapped = await Tapped.start(options);
  const device = await RawClient.tcp(tapped, { allowHalfOpen: true });
  device.send(validConnect);
  await device.receivedBytes(4);
  return { tapped, device, tap: tapped.tap, socket: tapped.sockets[0] as Socket };
}

afterEach(() => {
  vi.useRealTimers();
});

test.each<[string, (ends: Ends) => unknown, Partial<ConnectionClosed>]>([
  ['DISCONNECT', ({ device }) => device.socket.end(disconnect), { by: 'device', reason: 'DISCONNECT', clean: true }],
  ['a FIN', ({ device }) => device.socket.end(), { by: 'device', reason: 'closed by the device' }],
  [
    'a reset',
    ({ device }) => device.socket.resetAndDestroy?.(),
    { by: 'device', reason: 'reset by the device', reset: true },
  ],
  [
    'a bad packet',
    ({ device }) => device.send(bytes('c1 00')),
    { reason: 'MQTT-2.2.2-1: PINGREQ with wrong flags in its first byte' },
  ],
  ['close()', ({ tap }) => tap.close('enough'), { reason: 'enough' }],
  ['a staged close()', ({ tap }) => tap.close('a scene', { staged: true }), { reason: 'a scene', staged: true }],
  ['cut()', ({ tap }) => tap.cut('a fault'), { reason: 'a fault', staged: true }],
  [
    'an error of the broker',
    ({ tap }) => tap.destroy(new Error('keep alive timeout')),
    { reason: 'keep alive timeout' },
  ],
  ['destroy()', ({ tap }) => tap.destroy(), { reason: 'closed by the broker' }],
  ['end()', ({ tap }) => tap.end(), { reason: 'closed by the broker' }],
  ['the server', ({ socket }) => socket.destroy(), { reason: 'the socket was closed on this side' }],
])('a connection that %s ends is recorded once, with who and why', async (_, end, expected) => {
  const { tapped, ...ends } = await connected();
  end(ends);
  void ends.device.ended.then(() => ends.device.socket.end());
  await tapped.until('connection-closed');
  await expect.poll(() => ends.tap.closed && ends.socket.closed).toBe(true);
  ends.tap.close('too late');
  ends.tap.cut('too late');
  expect(tapped.eventsOf('connection-closed')).toEqual([
    { type: 'connection-closed', connection: 1, by: 'platform', clean: false, ...expected },
  ]);
});

test('bytes of an unfinished packet are left over', async () => {
  const { tapped, device } = await connected();
  device.socket.end(publish.subarray(0, -1));
  expect(await tapped.until('connection-closed')).toMatchObject({ leftover: publish.subarray(0, -1) });
});

test('the broker still reads what came before the end, however soon that came', async () => {
  const authorizePublish = vi.fn((_client, _packet, done) => done(null));
  const { tapped, device } = await connected({ aedes: { authorizePublish } });
  device.socket.end(joined([publish, publish]));
  await tapped.until('connection-closed');
  await expect.poll(() => tapped.tap.closed).toBe(true);
  expect(authorizePublish).toHaveBeenCalledTimes(2);
});

test('a broker that is stuck is reported in the end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { tapped, device, tap, socket } = await connected({ aedes: { authorizePublish: () => {} } });
  device.socket.end(joined([publish, publish]));
  await once(socket, 'close');
  expect(tapped.story.at(-1)).toBe('connection-closed');
  expect(tap.destroyed).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(tap.destroyed).toBe(true);
});

describe('a refusal', () => {
  test.each(['mqtt', 'mqtts'])('reaches a client over %s before the connection closes', async (protocol) => {
    const tapped = await Tapped.start({ tls: protocol === 'mqtts', aedes: refuseAll });
    const url = `${protocol}://127.0.0.1:${tapped.port}`;
    await expect(mqtt.connectAsync(url, { rejectUnauthorized: false })).rejects.toMatchObject({ code: 5 });
    expect(await tapped.until('connection-closed')).toMatchObject({
      by: 'platform',
      reason: 'CONNACK with return code 5',
    });
    expect(tapped.story).toEqual(['> CONNECT', '< CONNACK', 'connection-closed']);
  });

  test('is followed by what the device does in spite of it, but the broker hears none of that', async () => {
    const authorizePublish = vi.fn();
    const { tapped, device } = await connected({ aedes: { ...refuseAll, authorizePublish } });
    await device.ended;
    device.socket.end(publish);
    await tapped.until('connection-closed');
    expect(tapped.story).toEqual(['> CONNECT', '< CONNACK', '> PUBLISH', 'connection-closed']);
    expect(authorizePublish).not.toHaveBeenCalled();
  });

  test('arrives even if the broker destroys the connection in the turn in which it writes, field by field', async () => {
    const tapped = await Tapped.start({ handled: false });
    const device = await RawClient.tcp(tapped);
    device.send(validConnect);
    await tapped.until('packet-received');
    const { tap } = tapped;
    tap.cork();
    for (const byte of refusal) tap.write(Buffer.of(byte));
    tap.destroy();
    tap.uncork();
    await tapped.until('connection-closed');
    expect(device.received).toEqual(refusal);
    expect(tapped.writes).toEqual([refusal]);
    expect(tapped.story).toEqual(['> CONNECT', '< CONNACK', 'connection-closed']);
  });
});

describe('close()', () => {
  test('lets packets finish that leave late and in pieces, and closes after them', async () => {
    const { tapped, device, tap } = await connected();
    tap.faults = { delayMs: () => 5, pieces: (frame) => [...frame.keys()] };
    device.send(publish);
    await tapped.until('packet-received', (event) => event.packet.type === 'PUBLISH');
    await new Promise((resolve) => setImmediate(resolve));
    tap.close('enough');
    await device.ended;
    expect(device.received).toEqual(joined([connack, bytes('40 02 0007')]));
    expect(tapped.story.slice(-2)).toEqual(['< PUBACK', 'connection-closed']);
  });

  test('does not wait without end for a device that keeps its side open', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { device, tap, socket } = await connected();
    tap.close('enough');
    await device.ended;
    expect(socket.destroyed).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(socket.destroyed).toBe(true);
  });
});

test('a stream that stays half open is closed at once when the device says DISCONNECT and ends', async () => {
  const journal = new Journal<TransportEvent>();
  const [near, far] = duplexPair();
  const record = (event: TransportEvent) => journal.record(event);
  const tap = new Tap({ socket: far, connection: 1, onViolation: 'close', record });
  near.end(Buffer.concat([validConnect, disconnect]));
  tap.resume().on('end', () => tap.destroy());
  await once(tap, 'close');
  await once(near.resume(), 'end');
  expect(journal.entries.at(-1)).toMatchObject({ type: 'connection-closed', by: 'device', reason: 'DISCONNECT' });
});

describe('after DISCONNECT', () => {
  test('it is the device’s turn to close; what it sends instead is recorded', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { tapped, device, tap, socket } = await connected({ onViolation: 'record' });
    device.send(disconnect);
    await once(tap, 'close');
    device.send(pingreq);
    await tapped.until('wire-violated');
    vi.advanceTimersByTime(5999);
    expect(socket.destroyed).toBe(false);
    expect(tapped.story.slice(2)).toEqual(['> DISCONNECT', '> PINGREQ', '! MQTT-3.14.4-2']);
    vi.advanceTimersByTime(1);
    expect(await tapped.until('connection-closed')).toMatchObject({ by: 'device', reason: 'DISCONNECT', clean: true });
  });
});

describe('cut()', () => {
  test('is a reset on TCP', async () => {
    const { tap, device } = await connected();
    tap.cut('a fault');
    expect(await device.closed).toBe('ECONNRESET');
  });

  test('is a reset on TLS', async () => {
    const tapped = await Tapped.start({ tls: true });
    const device = await RawClient.tls(tapped);
    device.send(validConnect);
    await device.receivedBytes(4);
    tapped.tap.cut('a fault');
    expect(await device.closed).toBe('ECONNRESET');
    expect(await tapped.until('connection-closed')).toMatchObject({ by: 'platform', staged: true });
  });
});

test('a device that resets the connection while the broker writes and writes causes no error', async () => {
  const tapped = await Tapped.start({ handled: false });
  const device = await RawClient.tcp(tapped);
  device.send(validConnect);
  await tapped.until('packet-received');
  const { tap } = tapped;
  device.socket.resetAndDestroy?.();
  while (!tap.closed) {
    tap.write(pingreq.with(0, 0xd0));
    tap.read();
    if (tap.readableEnded) tap.destroy();
    await new Promise((resolve) => setImmediate(resolve));
  }
  tap.write(connack);
  tap.send(connack);
  expect(tapped.eventsOf('connection-closed')).toMatchObject([{ by: 'device' }]);
});
