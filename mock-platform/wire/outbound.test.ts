import { generate } from 'mqtt-packet';
import { describe, expect, test } from 'vitest';
import { connack, connected, pingreq, pingresp, puback, publish, suback } from './outbound-testing.ts';
import type { MqttPacket } from './packet.ts';
import type { Tap } from './tap.ts';
import { applicationRecords, RawClient, Tapped } from './tap-testing.ts';
import { bytes, joined, packet, validConnect } from './testing.ts';

const subscribe = packet(0x82, '0001', '0003', "'big'", '00');
const big = new Uint8Array(
  generate({ cmd: 'publish', topic: 'big', payload: Buffer.alloc(10_000), qos: 0, dup: false, retain: false }),
);

describe('without faults, a packet is one write', () => {
  test('of any kind and size', async () => {
    const { device, sent } = await connected();
    device.send(publish(7), subscribe, pingreq, big);
    await device.receivedBytes(4 + 4 + 5 + 2 + big.length);
    const expected = [puback(7), suback, pingresp, big];
    expect(sent()).toHaveLength(expected.length);
    expect(sent()).toEqual(expect.arrayContaining(expected));
  });

  test('and one TLS record', async () => {
    const tapped = await Tapped.start({ tls: true });
    let wire = Buffer.alloc(0);
    const device = await RawClient.tls(tapped, (bytes) => {
      wire = Buffer.concat([wire, bytes]);
    });
    device.send(validConnect, publish(7), subscribe, big);
    await device.receivedBytes(4 + 4 + 5 + big.length);
    const overheads = applicationRecords(wire).map((length, index) => length - (tapped.writes[index]?.length ?? 0));
    expect(overheads).toHaveLength(4);
    expect(new Set(overheads).size).toBe(1);
  });
});

describe('acknowledgements of the platform for packets that came in one piece', () => {
  const acknowledging = {
    handled: false,
    intercept: (received: MqttPacket, tap: Tap) => {
      if (received.type === 'PUBLISH') tap.acknowledge(received.packetId ?? 0);
      return 'swallow' as const;
    },
  };
  const acknowledgements = [1, 2, 3].map(puback);

  test('leave in one write over TCP, and are recorded one by one', async () => {
    const tapped = await Tapped.start(acknowledging);
    const device = await RawClient.tcp(tapped);
    device.send(validConnect, publish(1), publish(2), publish(3));
    expect(await device.receivedBytes(12)).toEqual(joined(acknowledgements));
    expect(tapped.writes).toEqual([joined(acknowledgements)]);
    expect(tapped.eventsOf('packet-sent').map(({ raw }) => raw)).toEqual(acknowledgements);
  });

  test('are separate records over TLS', async () => {
    const tapped = await Tapped.start({ ...acknowledging, tls: true });
    const device = await RawClient.tls(tapped);
    device.send(validConnect, publish(1), publish(2), publish(3));
    expect(await device.receivedBytes(12)).toEqual(joined(acknowledgements));
    expect(tapped.writes).toEqual(acknowledgements);
  });

  test('meet every fault', async () => {
    const tapped = await Tapped.start({
      ...acknowledging,
      onTap: (tap) => {
        tap.faults.drop = (sent) => sent.type === 'PUBACK' && sent.packetId === 2;
        tap.faults.pieces = () => [1];
      },
    });
    const device = await RawClient.tcp(tapped);
    device.send(validConnect, publish(1), publish(2), publish(3));
    expect(await device.receivedBytes(8)).toEqual(joined([puback(1), puback(3)]));
    expect(tapped.writes).toEqual([bytes('40'), bytes('02 0001'), bytes('40'), bytes('02 0003')]);
  });
});

describe('hold', () => {
  test('keeps back what it names, lets others overtake, and releases in order', async () => {
    const { tapped, tap, device, sent } = await connected();
    tap.faults.hold = ({ type }) => type === 'PUBACK';
    device.send(publish(1), publish(2), pingreq);
    await device.receivedBytes(6);
    expect(sent()).toEqual([pingresp]);
    expect(tapped.story).not.toContain('< PUBACK');
    tap.release();
    await device.receivedBytes(14);
    expect(sent()).toEqual([pingresp, puback(1), puback(2)]);
    expect(tapped.story.slice(-2)).toEqual(['< PUBACK', '< PUBACK']);
  });

  test('forgets them when the connection ends', async () => {
    const { tapped, tap, device } = await connected();
    tap.faults.hold = ({ type }) => type === 'PUBACK';
    device.send(publish(1), pingreq);
    await device.receivedBytes(6);
    tap.close('enough');
    tap.release();
    await device.closed;
    expect(device.received).toEqual(joined([connack, pingresp]));
    expect(tapped.story).not.toContain('< PUBACK');
  });
});

test('drop loses what it names', async () => {
  const { tapped, tap, device } = await connected();
  tap.faults.drop = (packet) => packet.type === 'PUBACK' && packet.packetId === 1;
  device.send(publish(1), publish(2));
  expect(await device.receivedBytes(8)).toEqual(joined([connack, puback(2)]));
  expect(tapped.eventsOf('packet-sent').map(({ packet }) => packet.type)).toEqual(['CONNACK', 'PUBACK']);
});

test('delayMs lets no packet overtake another, whatever their delays', async () => {
  const { tap, device, sent } = await connected();
  const delays = [15, 0, 5, 0, 1];
  tap.faults.delayMs = (packet) => (packet.type === 'PUBACK' ? (delays[packet.packetId - 1] ?? 0) : 0);
  const ids = [1, 2, 3, 4, 5];
  device.send(...ids.map(publish));
  await device.receivedBytes(24);
  expect(sent()).toEqual(ids.map(puback));
});

test('delayMs leaves nothing behind that comes just when the one before has left', async () => {
  const tapped = await Tapped.start({
    handled: false,
    intercept: (received: MqttPacket, tap: Tap) => {
      if (received.type !== 'PUBLISH') return 'swallow';
      tap.faults.delayMs = () => 0;
      tap.acknowledge(1);
      tap.acknowledge(2);
      return 'swallow';
    },
  });
  const device = await RawClient.tcp(tapped);
  device.send(validConnect, publish(1));
  expect(await device.receivedBytes(8)).toEqual(joined([puback(1), puback(2)]));
});

describe('packets and bytes of our own', () => {
  test('send() records a packet, even one that the standard forbids', async () => {
    const { tapped, tap, device } = await connected();
    const atQos3 = packet(0x36, '0001', "'a'", '0001');
    tap.send(atQos3);
    expect(await device.receivedBytes(4 + atQos3.length)).toEqual(joined([connack, atQos3]));
    expect(tapped.eventsOf('packet-sent').at(-1)).toMatchObject({ raw: atQos3, packet: { type: 'PUBLISH', qos: 3 } });
  });

  test.each([
    ['nothing', bytes()],
    ['half a packet', bytes('40 02 00')],
    ['two packets', joined([pingresp, pingresp])],
    ['a packet and a half', joined([pingresp, bytes('40')])],
    ['a packet of a client', pingreq],
    ['a packet with too many bytes', bytes('d0 01 00')],
  ])('send() refuses %s', async (_, frame) => {
    const { tap, sent } = await connected();
    expect(() => tap.send(frame)).toThrow(TypeError);
    expect(() => tap.send(frame)).toThrow(`got ${frame.length} bytes that are not; use sendBytes()`);
    expect(sent()).toEqual([]);
  });

  test('sendBytes() records bytes with what is wrong with them, masked', async () => {
    const { tapped, tap, device } = await connected();
    tap.mask(bytes("'key'"));
    tap.sendBytes(bytes("'my key'"), 'no packet at all');
    expect(await device.receivedBytes(10)).toEqual(joined([connack, bytes("'my key'")]));
    expect(tapped.events.at(-1)).toEqual({
      type: 'bytes-sent',
      connection: 1,
      raw: bytes("'my ***'"),
      fault: 'no packet at all',
    });
  });
});
