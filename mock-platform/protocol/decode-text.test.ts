import { expect, test } from 'vitest';
import { decodeText, isGbk } from './decode-text.ts';

const text = '{"msgType":"report","text":"Ü 设备"}\n';
const little = (text: string) => Buffer.from(text, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
  ['UTF-16', little(text)],
  ['UTF-16 with a byte order mark', little(`\ufeff${text}`)],
  ['UTF-16, the other way round', little(text).swap16()],
  ['UTF-16, the other way round, with a byte order mark', little(`\ufeff${text}`).swap16()],
])('a file in %s is read', (_, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test.each([Buffer.alloc(0), Buffer.from('{'), Buffer.of(0)])('short files do not make it throw: %j', (bytes) => {
  expect(decodeText(bytes)).toBe(bytes.toString());
});

test.each<[boolean, Buffer]>([
  // 设备
  [true, Buffer.of(0x22, 0xc9, 0xe8, 0xb1, 0xb8, 0x22)],
  [false, Buffer.from('Gerät, Größe', 'latin1')],
  [false, Buffer.from('设备')],
  [false, Buffer.from('plain')],
])('GBK is distinguished from Latin letters and UTF-8: %j', (expected, bytes) => {
  expect(isGbk(bytes)).toBe(expected);
});
