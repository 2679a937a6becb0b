import { RawClient, Tapped, type TappedOptions } from './tap-testing.ts';
import { bytes, packet, validConnect } from './testing.ts';

export const connack = bytes('20 02 00 00');
export const pingreq = bytes('c0 00');
export const pingresp = bytes('d0 00');
export const suback = bytes('90 03 0001 00');

/** For tests: a report with this packet identifier. */
export function publish(id: number): Uint8Array {
  return packet(0x32, '0003', "'a/b'", id.toString(16).padStart(4, '0'), "'hi'");
}

/** For tests: the acknowledgement of that. */
export function puback(id: number): Uint8Array {
  return packet(0x40, id.toString(16).padStart(4, '0'));
}

/** For tests: a device that has its CONNACK; `sent` is what left since then, one entry for each write. */
export async function connected(options?: TappedOptions) {
  const tapped = await Tapped.start(options);
  const device = options?.tls ? await RawClient.tls(tapped) : await RawClient.tcp(tapped);
  device.send(validConnect);
  await device.receivedBytes(4);
  return { tapped, device, tap: tapped.tap, sent: () => tapped.writes.slice(1) };
}
