import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messageSummary } from './message-summary.ts';

test.each([
  [
    '{"msgType":"cloudReq","serviceId":"Lamp","cmd":"SET_COLOUR","paras":{"r":1},"mid":7}',
    'cloudReq Lamp/SET_COLOUR mid 7',
    '{"r":1}',
  ],
  ['{"msgType":"deviceRsp","mid":2,"errcode":0,"body":{"on":1}}', 'deviceRsp mid 2 errcode 0', '{"on":1}'],
  ['{"msgType":"deviceRsp","mid":"2"}', 'deviceRsp mid "2" no errcode', ''],
  ['{"msgType":"deviceRsp","errcode":null}', 'deviceRsp no mid errcode null', ''],
  [
    '{"msgType":"deviceReq","data":[{"serviceId":"Lamp","serviceData":{"a":1,"b":2,"c":3}},{"serviceId":"Energy","serviceData":{"d":4}}]}',
    'deviceReq Lamp 3 properties, Energy 1 property',
    '{"a":1,"b":2,"c":3} {"d":4}',
  ],
  ['{"msgType":"deviceReq"}', 'deviceReq no data', ''],
  ['{"msgType":"deviceReq","data":[]}', 'deviceReq data []', ''],
  ['{"msgType":"deviceReq","data":{"a":1}}', 'deviceReq data {"a":1}', ''],
  [
    '{"msgType":"deviceReq","data":[5,{"serviceData":3},{"serviceId":"Lamp"}]}',
    'deviceReq 5, no serviceId 3, Lamp no serviceData',
    '3',
  ],
  ['{"msgType":"cloudRsp","request":[1],"errcode":0}', 'cloudRsp errcode 0', ''],
])('%s', (message, gist, rest) => {
  expect(messageSummary(JSON.parse(message))).toEqual({ gist, rest });
});

test.each(['{"msgType":"other"}', '{}', '[1]', 'null', '"deviceRsp"'])('%s is not a message', (message) => {
  expect(messageSummary(JSON.parse(message))).toBeUndefined();
});

test('the order of members changes nothing', () => {
  const members = Object.entries({ msgType: 'deviceRsp', mid: 2, errcode: 0, body: { long: 'x'.repeat(300) } });
  fc.assert(
    fc.property(fc.shuffledSubarray(members, { minLength: members.length }), (shuffled) => {
      expect(messageSummary(Object.fromEntries(shuffled))?.gist).toBe('deviceRsp mid 2 errcode 0');
    }),
  );
});

test('secrets are masked, and control characters do not reach the terminal', () => {
  const message = { msgType: 'deviceRsp', mid: 1, errcode: 0, body: { wifiPassword: 'hunter2', note: '\u001b[2J' } };
  expect(messageSummary(message)?.rest).toBe('{"wifiPassword":"***","note":"\\u001b[2J"}');
});
