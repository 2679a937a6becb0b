import { expect, test } from 'vitest';
import { masked, payloadText } from './payload-text.ts';

test.each([
  ['nothing', Buffer.from(''), '(empty)'],
  ['JSON in several lines', Buffer.from('{\n  "mid": 7\n}'), '{ "mid": 7 }'],
  ['a secret', Buffer.from('{"secret":"abcdefghi"}'), '{"secret":"***"}'],
  ['ill-formed UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), '0x7bff7d'],
  ['a long text', Buffer.alloc(50, 'x'), 'xxxxxxxxxxxxx…xxxxxx (50 bytes)'],
  ['a long message', Buffer.from('{"msgType":"cloudReq","mid":7}'), '{"msgType":"c…id":7} (30 bytes)'],
  ['many bytes that are no text', Buffer.alloc(50, 0xff), '0xfffffffffff…ffffff (50 bytes)'],
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
