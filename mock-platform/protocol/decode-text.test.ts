import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const text = '{"msgType":"deviceReq","text":"Ü 设备"}\n';
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
