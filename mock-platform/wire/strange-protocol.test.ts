import { expect, test } from 'vitest';
import { PacketDecoder } from './packet-decoder.ts';
import { strangeProtocol } from './strange-protocol.ts';

const clientHello = Buffer.from('16030100fa010000f60303', 'hex');
const httpRequest = Buffer.from(
  `GET /mqtt HTTP/1.1\r\nHost: localhost:1883\r\nUpgrade: websocket\r\n${'X: y\r\n'.repeat(9)}`,
);

test.each([
  ['a ClientHello of TLS 1.0 to 1.3', clientHello, 'TLS'],
  ['a request of HTTP', httpRequest, 'HTTP (MQTT over WebSocket begins like that)'],
  ['a CONNECT', Buffer.from('100c00044d5154540402003c0000', 'hex'), undefined],
  ['a CONNECT with wrong flags', Buffer.from('160c00044d5154540402003c0000', 'hex'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('the first bytes tell what is spoken: %s', (_, bytes, expected) => {
  expect(strangeProtocol(bytes)).toBe(expected);
});

test.each([
  ['TLS', clientHello],
  ['HTTP (MQTT over WebSocket begins like that)', httpRequest],
])('a client that speaks %s breaks no statement of MQTT, cut in any way', (strange, bytes) => {
  const decoder = new PacketDecoder('client');
  const decoded = [...bytes].flatMap((byte) => decoder.push(Uint8Array.of(byte)));
  expect(decoded).toMatchObject([{ strange, violations: [] }]);
  expect(decoder.push(bytes)).toEqual([]);
});

test('the same bytes behind a CONNECT are broken MQTT', () => {
  const decoder = new PacketDecoder('client');
  decoder.push(Buffer.from('100c00044d5154540402003c0000', 'hex'));
  expect(decoder.push(clientHello)[0]?.violations.map(({ clause }) => clause)).toContain('MQTT-2.2.2-1');
});
