import { drips, request, says } from './at-a-port.ts';
import { hex, KiB, type Kind, MiB } from './kind.ts';

/** The head of a WebSocket frame from a client, with the mask 0. */
function frameHead(first: number, length: number): Buffer {
  const head = Buffer.alloc(14);
  head[0] = first;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

const frame = (first: number, body: Uint8Array) => Buffer.concat([frameHead(first, body.length), body]);

const webSocket = (name: string, frames: () => Uint8Array[], ms = 300): Kind => ({
  name,
  play: async (bout) => {
    const socket = await bout.webSocket();
    await bout.send(socket, ...frames());
    await bout.hold(ms);
  },
});

/** Those at the other doors: TLS and WebSocket. */
export const doors: readonly Kind[] = [
  says('sends garbage instead of TLS', 'tls', () => Buffer.alloc(5000, 0xa5)),
  says('speaks plain MQTT to TLS', 'tls', () => hex('101600044d51545404c2003c000161000161000161')),
  says('announces a long TLS record', 'tls', () => hex('160301ffff01'), 2000),
  says('sends half a ClientHello', 'tls', () => hex('16030100c5010000c10303'), 2000),
  drips('writes its ClientHello byte by byte', 'tls', hex('16030100c5010000c10303aaaaaaaaaaaaaaaaaaaaaaaa')),
  { name: 'shakes hands and leaves', play: async (bout) => (await bout.tls()).destroy() },
  {
    name: 'shakes hands by the dozen',
    rest: 4,
    play: async (bout) => Promise.all(Array.from({ length: 12 }, () => bout.tls())),
  },
  {
    name: 'shakes hands and sends garbage',
    play: async (bout) => {
      const socket = await bout.tls();
      await bout.send(socket, Buffer.alloc(64 * KiB, 0x10));
      await bout.hold(200);
    },
  },
  {
    name: 'opens many connections to TLS and says nothing',
    rest: 4,
    play: async (bout) => {
      for (let n = 0; n < 50; n += 1) await bout.tcp(bout.target.ports.tls);
      await bout.hold(3000);
    },
  },
  says('asks for an old TLS', 'tls', () => hex('160300002f0100002b0300')),

  says('asks for a page where WebSockets are', 'ws', () => request('GET /mqtt')),
  says('asks for a WebSocket without MQTT', 'ws', () =>
    request(
      'GET /mqtt',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
    ),
  ),
  says('speaks plain MQTT to WebSocket', 'ws', () => hex('101600044d51545404c2003c000161000161000161')),
  drips(
    'asks for a WebSocket byte by byte',
    'ws',
    request('GET /mqtt', 'Upgrade: websocket', 'Connection: Upgrade').slice(0, 90),
  ),
  webSocket('announces a frame of 99 MB', () => [frameHead(0x82, 99 * MiB), Buffer.alloc(MiB)], 1000),
  webSocket('sends a frame of 5 MB', () => [frame(0x82, Buffer.alloc(5 * MiB))]),
  webSocket('sends fragments without end', () => [
    frame(0x02, Buffer.alloc(64 * KiB)),
    ...Array.from({ length: 100 }, () => frame(0x00, Buffer.alloc(64 * KiB))),
  ]),
  webSocket('sends fragments of one byte without end', () => [
    frame(0x02, Buffer.alloc(1)),
    Buffer.concat(Array.from({ length: 5000 }, () => frame(0x00, Buffer.alloc(1)))),
  ]),
  webSocket('sends text', () => [frame(0x81, Buffer.from('hello'))]),
  webSocket('sends frames without a mask', () => [hex('820400000000')]),
  webSocket('sends reserved opcodes', () => [frame(0x8f, Buffer.alloc(4))]),
  webSocket('pings a WebSocket without end', () => [
    Buffer.concat(Array.from({ length: 3000 }, () => frame(0x89, Buffer.alloc(8)))),
  ]),
  webSocket('never ends a frame of 60 kB', () => [frameHead(0x82, 60 * KiB), Buffer.alloc(50 * KiB)], 3000),
  webSocket('opens a WebSocket and says nothing', () => [], 3000),
];
