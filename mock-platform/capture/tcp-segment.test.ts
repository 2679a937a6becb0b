import { generate } from 'mqtt-packet';
import { expect, test } from 'vitest';
import { readCapture } from '../generations/v1/capture/read-capture.ts';
import { conversation, framesOf, linkHeaders, pcapOf } from './testing.ts';

const time = Date.UTC(2026, 0, 1);
const ping = [{ from: 'client' as const, bytes: generate({ cmd: 'pingreq' }) }];
const whole = (version: 4 | 6) => framesOf(conversation(ping, { time }), { version });

test.each([4, 6] as const)('pieces of IPv%i packets of TCP are counted, and disturb nothing', (version) => {
  const pieces = [0, 1].map((piece) => ({ time, data: fragment(version, piece) }));
  const frames = whole(version);
  const { entries, notes } = readCapture(pcapOf([...frames.slice(0, 3), ...pieces, ...frames.slice(3)]));
  expect(notes).toEqual(['2 IP fragments of TCP: not put together, not read.']);
  expect(entries).toEqual(readCapture(pcapOf(frames)).entries);
  expect(readCapture(pcapOf([...frames, ...pieces.slice(1)])).notes).toEqual([
    '1 IP fragment of TCP: not put together, not read.',
  ]);
});

test.each([4, 6] as const)('pieces of IPv%i packets that are not TCP are not counted', (version) => {
  expect(readCapture(pcapOf([...whole(version), { time, data: fragment(version, 1, 17) }])).notes).toEqual([]);
});

/** The first or the second piece of a packet, in an Ethernet frame. */
function fragment(version: 4 | 6, piece: number, protocol = 6): Buffer {
  const offset = piece * 8;
  const ethernet = linkHeaders[1]?.(version) ?? Buffer.alloc(0);
  if (version === 4) {
    const ip = Buffer.alloc(40);
    ip[0] = 0x45;
    ip.writeUInt16BE(40, 2);
    ip.writeUInt16BE((piece === 0 ? 0x2000 : 0) | (offset / 8), 6);
    ip[9] = protocol;
    return Buffer.concat([ethernet, ip]);
  }
  const ip = Buffer.alloc(68);
  ip[0] = 0x60;
  ip.writeUInt16BE(28, 4);
  ip[6] = 44;
  ip[40] = protocol;
  ip.writeUInt16BE(offset | (piece === 0 ? 1 : 0), 42);
  return Buffer.concat([ethernet, ip]);
}
