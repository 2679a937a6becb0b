import { expect, test } from 'vitest';
import { masked, payloadDetail, payloadText } from './payload-text.ts';

test.each([
  ['nothing', Buffer.from(''), '(empty)'],
  ['JSON in several lines', Buffer.from('{\n  "mid": 7\n}'), '{ "mid": 7 }'],
  ['a secret', Buffer.from('{"secret":"abcdefghi"}'), '{"secret":"***"}'],
  ['ill-formed UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), '0x7bff7d'],
  ['a long text', Buffer.alloc(50, 'x'), 'xxxxxxxxxxxxx…xxxxxx (50 bytes)'],
  ['a long message', Buffer.from('{"msgType":"cloudRsp","mid":7}'), '{"msgType":"c…id":7} (30 bytes)'],
  ['many bytes that are not text', Buffer.alloc(50, 0xff), '0xfffffffffff…ffffff (50 bytes)'],
])('%s in twenty characters', (_, payload, text) => {
  expect(payloadText(payload, 20)).toBe(text);
});

test('a megabyte is not read to its end, nor is a character that the limit cuts in two an error', () => {
  const payload = Buffer.from(`x${'é'.repeat(500_000)}`);
  expect(payloadText(payload, 5)).toBe('xééé… (1000001 bytes)');
});

test.each([
  ['{"deviceSecret" : "a\\"b", "x": 1}', '{"deviceSecret" : "***", "x": 1}'],
  ['{"password":"cut off', '{"password":"***"'],
  ['{"mid":7}', '{"mid":7}'],
])('%s is masked as %s', (text, hidden) => {
  expect(masked(text)).toBe(hidden);
});

test.each([
  ['text', Buffer.from('{\n "mid": 7}'), { encoding: 'utf-8', text: '{\n "mid": 7}', bytes: 12 }],
  ['a secret', Buffer.from('{"secret":"abc"}'), { encoding: 'utf-8', text: '{"secret":"***"}', bytes: 16 }],
  ['bytes', Buffer.from([0x7b, 0xff]), { encoding: 'hex', text: '7bff', bytes: 2 }],
  ['nothing', Buffer.from(''), { encoding: 'utf-8', text: '', bytes: 0 }],
  ['much', Buffer.alloc(5000, 'x'), { encoding: 'utf-8', text: 'x'.repeat(2048), bytes: 5000 }],
] as const)('%s is kept for a closer look as it came', (_, payload, detail) => {
  expect(payloadDetail(payload)).toEqual(detail);
});
