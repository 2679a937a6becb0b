import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { diagnosePayload } from '../../protocol/diagnose-payload.ts';
import { diagnoseValue } from './diagnose-value.ts';

const report = '{"msgType":"deviceReq","data":[{"serviceId":"Lamp","serviceData":{"level":40}}]}';
const chinese = '{"msgType":"deviceReq","text":"设备"}';
/** The same in GBK. */
const gbk = Buffer.concat([
  Buffer.from('{"msgType":"deviceReq","text":"'),
  Buffer.of(0xc9, 0xe8, 0xb1, 0xb8),
  Buffer.from('"}'),
]);

describe('a payload that is not JSON is recognised as', () => {
  test.each<[string, string | Uint8Array]>([
    ['hexadecimal digits of a JSON text', Buffer.from(report).toString('hex')],
    ['hexadecimal digits of a JSON text', Buffer.from(report).toString('hex').toUpperCase()],
    ['quotation marks escaped once too often', report.replaceAll('"', '\\"')],
    ['quotation marks doubled', report.replaceAll('"', '""')],
    ['quotation marks as &quot;', report.replaceAll('"', '&quot;')],
    ['single quotation marks', report.replaceAll('"', "'")],
    ['backticks for quotation marks', report.replaceAll('"', '`')],
    ['typographic quotation marks', report.replace(/"([^"]*)"/g, '“$1”')],
    ['typographic quotation marks', report.replaceAll('"', '＂')],
    ['full-width punctuation', report.replaceAll(',', '，').replaceAll(':', '：')],
    ['full-width punctuation and typographic quotation marks', report.replaceAll(',', '，').replaceAll('"', '”')],
    ['no quotation marks, as shells leave it that take them for their own', report.replaceAll('"', '')],
    ['quotation marks around it', `'${report}'`],
    ['quotation marks around it', `"${report}"`],
    ['a JSON text in base64', Buffer.from(report).toString('base64')],
    ['a percent-encoded JSON text', encodeURIComponent(report)],
    ['"-n " in front, as some shells print it', `-n ${report}`],
    ['Ctrl-Z behind it, which ends the input of an AT command', `${report}\x1a`],
    ['comments', report.replace(',', ', // the time is missing\n')],
    ['UTF-16, as Windows writes it, instead of UTF-8', Buffer.from(report, 'utf16le')],
    ['UTF-16, as Windows writes it, instead of UTF-8', Buffer.from(`\ufeff${report}`, 'utf16le')],
    ['UTF-16, as Windows writes it, instead of UTF-8', Buffer.from(`\ufeff${report}`, 'utf16le').swap16()],
    ['another encoding than UTF-8: GBK', gbk],
    ['another encoding than UTF-8', Buffer.from('{"text":"Gerät"}', 'latin1')],
    ['compressed by gzip', gzipSync(report)],
    ['a byte order mark in front', `\ufeff${report}`],
    ['the NUL byte that ends a string in C', `${report}\0`],
  ])('%s', (nearMiss, payload) => {
    expect(diagnosePayload(Buffer.from(payload))).toBe(nearMiss);
  });

  test.each(['', '{', 'hello world', report.slice(0, -1), '7b', '\0'])('nothing known: %j', (payload) => {
    expect(diagnosePayload(Buffer.from(payload))).toBeUndefined();
  });

  test('nothing where GBK and UTF-8 alike are broken', () => {
    expect(diagnosePayload(Buffer.from(chinese.slice(0, -2)))).toBeUndefined();
  });
});

test.each([
  ['a report encoded twice', report],
  ['an answer encoded twice', '{"msgType":"deviceRsp","mid":1,"errcode":0}'],
  ['JSON encoded twice', '{}'],
  ['a message in an array', [{ msgType: 'deviceReq' }]],
  [undefined, 'hello'],
  [undefined, '1'],
  [undefined, []],
  [undefined, null],
])('a value that is not an object is recognised as %s', (nearMiss, value) => {
  expect(diagnoseValue(value)).toBe(nearMiss);
});

test('what is no habit of anybody is not parsed once for each of them', () => {
  const parse = vi.spyOn(JSON, 'parse');
  expect(diagnosePayload(Buffer.from('{"msgType":'.repeat(100)))).toBeUndefined();
  expect(parse.mock.calls.length).toBeLessThan(5);
  parse.mockRestore();
});
