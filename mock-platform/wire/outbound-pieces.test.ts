import fc from 'fast-check';
import mqtt from 'mqtt';
import { describe, expect, test } from 'vitest';
import { holdUp } from '../generations/v1/testing.ts';
import type { OutboundFaults } from './faults.ts';
import { connack, connected, pingreq, pingresp, puback, publish, suback } from './outbound-testing.ts';
import { applicationRecords, RawClient, Tapped } from './tap-testing.ts';
import { bytes, joined, validConnect } from './testing.ts';

describe('pieces', () => {
  const everywhere: OutboundFaults['pieces'] = (frame) => [...frame.keys()];

  test('are separate writes, the packet is recorded once', async () => {
    const { tapped, tap, device, sent } = await connected();
    tap.faults.pieces = (frame) => [1, frame.length - 1];
    device.send(publish(7), pingreq);
    expect(await device.receivedBytes(10)).toEqual(joined([connack, puback(7), pingresp]));
    expect(sent()).toEqual([bytes('40'), bytes('02 00'), bytes('07'), bytes('d0'), bytes('00')]);
    expect(tapped.eventsOf('packet-sent').map(({ raw, cuts }) => [raw, cuts])).toEqual([
      [connack, undefined],
      [puback(7), [1, 3]],
      [pingresp, [1]],
    ]);
  });

  test('leave one after the other, not in one turn of the event loop', async () => {
    const { tap, sent } = await connected();
    tap.faults.pieces = everywhere;
    tap.send(pingresp);
    expect(sent()).toEqual([bytes('d0')]);
    await Promise.resolve();
    expect(sent()).toEqual([bytes('d0')]);
  });

  test('stop when they take too long: the rest leaves at once', async () => {
    const { tap, device, sent } = await connected();
    tap.faults.pieces = everywhere;
    tap.send(suback);
    holdUp(1100);
    expect(await device.receivedBytes(9)).toEqual(joined([connack, suback]));
    expect(sent()).toEqual([bytes('90'), bytes('03 0001 00')]);
  });

  test('are separate TLS records', async () => {
    const tapped = await Tapped.start({ tls: true, onTap: (tap) => (tap.faults = { pieces: everywhere }) });
    let wire = Buffer.alloc(0);
    const device = await RawClient.tls(tapped, (bytes) => {
      wire = Buffer.concat([wire, bytes]);
    });
    device.send(validConnect);
    expect(await device.receivedBytes(4)).toEqual(connack);
    expect(applicationRecords(wire)).toHaveLength(4);
  });

  test('make no difference to a client that reads a stream, however they are cut', async () => {
    const tapped = await Tapped.start();
    const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${tapped.port}`);
    await client.subscribeAsync('t', { qos: 1 });
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.array(fc.nat({ max: 40 }), { maxLength: 6 }), async (text, cuts) => {
        tapped.tap.faults.pieces = () => cuts;
        const message = new Promise<string>((resolve) =>
          client.once('message', (_, payload) => resolve(payload.toString())),
        );
        await client.publishAsync('t', text, { qos: 1 });
        expect(await message).toBe(text);
      }),
      { numRuns: 30 },
    );
    await client.endAsync();
  });
});

describe('join', () => {
  test('collects packets, and writes them as one', async () => {
    const { tapped, tap, device, sent } = await connected();
    tap.faults.join = true;
    device.send(publish(1), publish(2));
    tap.send(pingresp);
    while (tap.joined < 3) await new Promise((resolve) => setImmediate(resolve));
    expect(sent()).toEqual([]);
    tap.flushJoined();
    await device.receivedBytes(14);
    expect(sent()).toEqual([joined([pingresp, puback(1), puback(2)])]);
    expect(tapped.story.slice(-3)).toEqual(['< PINGRESP', '< PUBACK', '< PUBACK']);
    expect(tap.joined).toBe(0);
    expect(tapped.eventsOf('packet-sent').map(({ joined }) => joined)).toEqual([undefined, 3, 3, 3]);
  });

  test('when it is switched off, what was collected goes first', async () => {
    const { tap, device, sent } = await connected();
    tap.faults.join = true;
    tap.send(pingresp);
    tap.faults.join = false;
    tap.send(puback(9));
    await device.receivedBytes(10);
    expect(sent()).toEqual([pingresp, puback(9)]);
  });

  test('what was collected leaves before an orderly close', async () => {
    const { tap, device } = await connected();
    tap.faults.join = true;
    tap.send(pingresp);
    tap.close('enough');
    await device.ended;
    expect(device.received).toEqual(joined([connack, pingresp]));
  });
});
