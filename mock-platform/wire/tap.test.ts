import { once } from 'node:events';
import type { Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import fc from 'fast-check';
import mqtt from 'mqtt';
import { generate } from 'mqtt-packet';
import { describe, expect, test, vi } from 'vitest';
import type { TransportEvent } from '../journal/events.ts';
import { Journal, type Recordable } from '../journal/journal.ts';
import { Tap } from './tap.ts';
import { RawClient, Tapped } from './tap-testing.ts';
import { anyCuts, anySession, bytes, encode, joined, packet, validConnect } from './testing.ts';

const connack = bytes('20 02 00 00');
const publish = packet(0x32, '0003', "'a/b'", '0007', "'hi'");
const puback = bytes('40 02 0007');
const pingreq = bytes('c0 00');

describe('between a device and the broker', () => {
  test.each(['mqtt', 'mqtts'])('a session over %s is recorded packet by packet, and works', async (protocol) => {
    const tapped = await Tapped.start({ tls: protocol === 'mqtts' });
    const url = `${protocol}://127.0.0.1:${tapped.port}`;
    const client = await mqtt.connectAsync(url, { rejectUnauthorized: false, protocolVersion: 4, clientId: 'dev' });
    await client.subscribeAsync('a/b', { qos: 1 });
    const echoed = new Promise((resolve) => client.once('message', (_, payload) => resolve(payload.toString())));
    await client.publishAsync('a/b', 'hi', { qos: 0 });
    expect(await echoed).toBe('hi');
    await client.endAsync();
    expect(await tapped.until('connection-closed')).toMatchObject({ by: 'device', reason: 'DISCONNECT', clean: true });
    expect(tapped.story).toEqual([
      '> CONNECT',
      '< CONNACK',
      '> SUBSCRIBE',
      '< SUBACK',
      '> PUBLISH',
      '< PUBLISH',
      '> DISCONNECT',
      'connection-closed',
    ]);
  });

  test('raw holds the exact bytes, both ways', async () => {
    const tapped = await Tapped.start();
    const client = await RawClient.tcp(tapped);
    client.send(validConnect, publish);
    expect(await client.receivedBytes(8)).toEqual(joined([connack, puback]));
    expect(tapped.eventsOf('packet-received').map(({ raw }) => raw)).toEqual([validConnect, publish]);
    expect(tapped.eventsOf('packet-sent').map(({ raw }) => raw)).toEqual([connack, puback]);
    expect(tapped.eventsOf('packet-sent')[1]).toMatchObject({ connection: 1, packet: { type: 'PUBACK', packetId: 7 } });
  });

  test('the broker gets only whole packets', async () => {
    const tapped = await Tapped.start({ handled: false });
    const client = await RawClient.tcp(tapped);
    client.send(joined([validConnect, pingreq, publish.subarray(0, 5)]));
    await tapped.until('packet-received', (event) => event.packet.type === 'PINGREQ');
    expect(new Uint8Array(tapped.tap.read())).toEqual(joined([validConnect, pingreq]));
  });

  test('any cut of any valid session gives the same packet events', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySession.map(encode).chain((packets) => fc.tuple(fc.constant(packets), anyCuts(joined(packets).length))),
        async ([packets, cuts]) => {
          expect(await recorded(joined(packets), cuts)).toEqual(await recorded(joined(packets), []));
        },
      ),
      { numRuns: 50 },
    );
  });
});

/** What a tap without a broker records of a stream that arrives in pieces. */
async function recorded(stream: Uint8Array, cuts: readonly number[]): Promise<TransportEvent[]> {
  const events: TransportEvent[] = [];
  const [device, socket] = duplexPair();
  const journal = new Journal<TransportEvent>();
  journal.subscribe(({ seq: _, at: __, wall: ___, ...event }) => events.push(event as TransportEvent));
  const record = (event: Recordable<TransportEvent>) => journal.record(event);
  const tap = new Tap({ socket, connection: 1, record, onViolation: 'close' });
  tap.resume();
  let start = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    if (cut > start) device.write(stream.subarray(start, cut));
    start = cut;
  }
  device.end(stream.subarray(start));
  await journal.waitFor(({ type }) => type === 'connection-closed');
  device.resume();
  tap.destroy();
  return events;
}

describe('bytes that MQTT forbids', () => {
  const dupAtQos0 = packet(0x38, '0003', "'a/b'", "'hi'");

  test('close the connection, and the broker never has them', async () => {
    const authorizePublish = vi.fn();
    const tapped = await Tapped.start({ aedes: { authorizePublish } });
    const client = await RawClient.tcp(tapped);
    client.send(validConnect);
    await client.receivedBytes(4);
    client.send(dupAtQos0, pingreq);
    await client.closed;
    expect(tapped.story).toEqual(['> CONNECT', '< CONNACK', '> PUBLISH', '! MQTT-3.3.1-2', 'connection-closed']);
    expect(tapped.eventsOf('wire-violated')).toMatchObject([{ connection: 1, raw: dupAtQos0, fatal: false }]);
    expect(tapped.eventsOf('connection-closed')).toEqual([
      {
        type: 'connection-closed',
        connection: 1,
        by: 'platform',
        reason: 'MQTT-3.3.1-2: PUBLISH at QoS 0 with DUP',
        clean: false,
      },
    ]);
    expect(authorizePublish).not.toHaveBeenCalled();
  });

  test('of a device that speaks TLS are not a packet, with every setting', async () => {
    const tapped = await Tapped.start({ onViolation: 'record' });
    const client = await RawClient.tcp(tapped);
    client.send(bytes('16 03 01 00 fa 01 00 00 f6 03 03'));
    const closed = await tapped.until('connection-closed');
    expect(closed).toMatchObject({ by: 'platform', reason: 'the device speaks TLS, this port is plain MQTT' });
    expect(tapped.eventsOf('wire-violated')).toEqual([]);
    expect(tapped.eventsOf('packet-received')).toEqual([]);
  });

  test('are recorded and passed on where that is asked for', async () => {
    const tapped = await Tapped.start({ onViolation: 'record' });
    const client = await RawClient.tcp(tapped);
    client.send(validConnect, dupAtQos0, pingreq);
    expect(await client.receivedBytes(6)).toEqual(joined([connack, bytes('d0 00')]));
    expect(tapped.story.slice(0, 4)).toEqual(['> CONNECT', '> PUBLISH', '! MQTT-3.3.1-2', '> PINGREQ']);
  });

  test('close the connection all the same when nothing after them can be read', async () => {
    const tapped = await Tapped.start({ onViolation: 'record' });
    const client = await RawClient.tcp(tapped);
    client.send(validConnect, bytes('30 ff ff ff ff'));
    await client.closed;
    expect(tapped.story).toContain('! MQTT-2.2.3');
    expect(tapped.eventsOf('connection-closed')).toMatchObject([{ by: 'platform' }]);
  });
});

describe('intercept', () => {
  test('keeps packets from the broker and may answer them', async () => {
    const tapped = await Tapped.start({
      intercept: ({ type }, tap) => {
        if (type !== 'PINGREQ') return 'pass';
        tap.send(bytes('d0 00'));
        return 'swallow';
      },
      handled: false,
    });
    const client = await RawClient.tcp(tapped);
    client.send(validConnect, pingreq, publish);
    expect(await client.receivedBytes(2)).toEqual(bytes('d0 00'));
    expect(new Uint8Array(tapped.tap.read())).toEqual(joined([validConnect, publish]));
    // All three came in one piece: the client had not seen the answer when it sent the third.
    expect(tapped.story).toEqual(['> CONNECT', '> PINGREQ', '> PUBLISH', '< PINGRESP']);
  });

  test('may close the connection on a CONNECT of another protocol level', async () => {
    const tapped = await Tapped.start({
      intercept: (_, tap) => {
        tap.send(bytes('20 02 00 01'));
        tap.close('unacceptable protocol level');
        return 'swallow';
      },
    });
    const client = await RawClient.tcp(tapped);
    client.send(packet(0x10, '0004', "'MQTT'", '05 02 003c 00', '0003', "'dev'"));
    await client.ended;
    expect(client.received).toEqual(bytes('20 02 00 01'));
    expect(await tapped.until('connection-closed')).toMatchObject({ reason: 'unacceptable protocol level' });
  });
});

describe('back-pressure', () => {
  const mebibyte = new Uint8Array(
    generate({ cmd: 'publish', topic: 'a', payload: Buffer.alloc(1 << 20), qos: 0, dup: false, retain: false }),
  );

  test('a broker that does not read stops the device', async () => {
    const tapped = await Tapped.start({ handled: false });
    const client = await RawClient.tcp(tapped);
    client.send(validConnect);
    for (let sent = 0; sent < 32; sent += 1) client.send(mebibyte);
    await expect.poll(() => tapped.sockets[0]?.isPaused()).toBe(true);
    expect(client.socket.writableNeedDrain).toBe(true);
    expect(tapped.events.length).toBeLessThan(4);
    tapped.tap.resume();
    await expect.poll(() => tapped.events.length).toBe(33);
  });

  test('a device that does not read makes the broker wait, until it reads', async () => {
    const tapped = await Tapped.start({ handled: false });
    const client = await RawClient.tcp(tapped);
    client.send(validConnect);
    await tapped.until('packet-received');
    client.socket.pause();
    let writes = 0;
    while (tapped.tap.write(mebibyte)) writes += 1;
    expect(writes).toBeLessThan(64);
    const drained = once(tapped.tap, 'drain');
    client.socket.resume();
    await drained;
    expect(await client.receivedBytes((writes + 1) * mebibyte.length)).toHaveLength((writes + 1) * mebibyte.length);
  });
});

test('the socket type does not matter: a plain Duplex will do', async () => {
  const [device, socket] = duplexPair();
  const events: TransportEvent[] = [];
  const tap = new Tap({ socket, connection: 5, record: (event) => events.push(event), onViolation: 'close' });
  device.write(validConnect);
  await once(tap, 'readable');
  tap.write(connack);
  expect(new Uint8Array((await once(device, 'data'))[0])).toEqual(connack);
  tap.cut('enough');
  expect(events.at(-1)).toMatchObject({ type: 'connection-closed', connection: 5, by: 'platform', staged: true });
  expect((socket as unknown as Socket).destroyed).toBe(true);
});
