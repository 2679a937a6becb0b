import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutInto, cutsInside } from './faults.ts';
import { RawClient, Tapped } from './tap-testing.ts';
import { bytes, packet, validConnect } from './testing.ts';

const pingreq = bytes('c0 00');
const pingresp = bytes('d0 00');
const publish = packet(0x32, '0003', "'a/b'", '0007', "'hi'");
const puback = bytes('40 02 0007');

test.each<[number[], string[]]>([
  [[], ['01020304']],
  [[1], ['01', '020304']],
  [
    [3, 1],
    ['01', '0203', '04'],
  ],
  [
    [1, 2, 3],
    ['01', '02', '03', '04'],
  ],
  [
    [0, 2, 2, 4, 9, -1],
    ['0102', '0304'],
  ],
])('cuts at %j', (cuts, pieces) => {
  const frame = bytes('01020304');
  expect(cutInto(frame, cutsInside(frame, cuts))).toEqual(pieces.map((piece) => bytes(piece)));
});

test('the pieces together are the frame, and none is empty', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.array(fc.integer({ min: -2, max: 20 })), (frame, cuts) => {
      const pieces = cutInto(frame, cutsInside(frame, cuts));
      expect(new Uint8Array(Buffer.concat(pieces))).toEqual(frame);
      expect(pieces.every(({ length }) => length > 0)).toBe(true);
    }),
  );
});

describe('silent', () => {
  /** A device that has its CONNACK; `sent` is what left since then, one entry for each write. */
  async function connected() {
    const tapped = await Tapped.start();
    const device = await RawClient.tcp(tapped);
    device.send(validConnect);
    await device.receivedBytes(4);
    return { tapped, device, tap: tapped.tap, sent: () => tapped.writes.slice(1) };
  }

  test('nothing leaves, and what arrives is recorded but goes no further', async () => {
    const { tapped, tap, device, sent } = await connected();
    tap.faults.silent = true;
    device.send(publish, pingreq);
    tap.send(pingresp);
    tap.sendBytes(bytes('00'), 'a zero');
    await tapped.until('packet-received', ({ packet }) => packet.type === 'PINGREQ');
    tap.faults.silent = false;
    device.send(publish);
    await device.receivedBytes(8);
    expect(sent()).toEqual([puback]);
    expect(tapped.story.slice(2)).toEqual(['> PUBLISH', '> PINGREQ', '> PUBLISH', '< PUBACK']);
  });

  test('the connection outlives the broker’s patience, until the device or the platform ends it', async () => {
    const { tapped, tap, device } = await connected();
    tap.faults.silent = true;
    tap.destroy(new Error('keep alive timeout'));
    device.send(pingreq);
    await tapped.until('packet-received', ({ packet }) => packet.type === 'PINGREQ');
    expect(tap.destroyed).toBe(false);
    device.socket.end();
    expect(await tapped.until('connection-closed')).toMatchObject({ by: 'device' });
    expect(tap.destroyed).toBe(true);
  });

  test('once it is over, a connection that the broker gave up is closed at the next packet', async () => {
    const { tapped, tap, device } = await connected();
    tap.faults = { silent: true };
    tap.destroy();
    tap.faults = {};
    device.send(pingreq);
    const reason = 'the broker gave the connection up while it was silent';
    expect(await tapped.until('connection-closed')).toMatchObject({ by: 'platform', reason });
  });

  test('close() ends it all the same', async () => {
    const { tap, device } = await connected();
    tap.faults.silent = true;
    tap.close('enough');
    await device.ended;
    expect(tap.destroyed).toBe(true);
  });
});
