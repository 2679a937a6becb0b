import { expect, test } from 'vitest';
import { messageInWords } from './message-in-words.ts';

const payload = (text: string, bytes = text.length) => ({ encoding: 'utf-8' as const, text, bytes });

test.each([
  [
    'platform',
    '{"msgType":"cloudReq","serviceId":"Lamp","cmd":"SWITCH","paras":{"on":1},"mid":7}',
    'sends the command Lamp/SWITCH with mid 7 and {"on":1}',
  ],
  [
    'platform',
    '{"msgType":"cloudReq","serviceId":"Lamp","cmd":"RESET","paras":{},"mid":7}',
    'sends the command Lamp/RESET with mid 7',
  ],
  ['device', '{"msgType":"deviceRsp","mid":"7","errcode":0}', 'answers mid "7" with errcode 0'],
  ['device', '{"msgType":"deviceRsp"}', 'answers mid (none) with errcode (none)'],
  ['device', '{"msgType":"deviceReq","data":[{"serviceId":"Lamp"},{"serviceId":"<b>"}]}', 'reports Lamp, "<b>"'],
  ['device', '{"msgType":"deviceReq","data":[]}', 'reports nothing'],
  ['device', '{"msgType":"deviceReq","data":{"a":1}}', 'reports `data` that is not an array: {"a":1}'],
  ['platform', '{"msgType":"cloudRsp"}', 'answers the report with a `cloudRsp`'],
  ['device', '{"msgType":"cloudReq","cmd":"A"}', undefined],
  ['device', '{"msgType":"somethingElse"}', undefined],
  ['device', '[1]', undefined],
  ['device', '{"msgType":"deviceRsp"', undefined],
])('from the %s: %s', (from, text, words) => {
  expect(messageInWords(payload(text), from)).toBe(words);
});

test('a long command that was kept only in part is shown by its beginning', () => {
  const text = `{"msgType":"cloudReq","serviceId":"Lamp","cmd":"BLINK","paras":{"times":4},"mid":7,"x":"${'x'.repeat(2000)}`;
  expect(messageInWords(payload(text, 7000), 'platform')).toBe(
    'sends the command Lamp/BLINK with mid 7, 7000 bytes in all',
  );
});

test('bytes are not a message', () => {
  expect(messageInWords({ encoding: 'hex', text: '7b7d', bytes: 2 }, 'device')).toBeUndefined();
});
