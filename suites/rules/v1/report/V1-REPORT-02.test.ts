import { expect, test } from 'vitest';
import { answered, binaryMessage, message, report, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-02.ts';

test('deviceReq and deviceRsp pass', () => {
  expect(verdictOf(rule, report(), answered())).toEqual({ exercised: 2, violations: [] });
});

test.each([
  ['DeviceReq', '"DeviceReq"', 'another spelling of "deviceReq"'],
  ['deviceRSP ', '"deviceRSP "', 'another spelling of "deviceRsp"'],
  ['device_req', '"device_req"', 'another spelling of "deviceReq"'],
  ['cloudReq', '"cloudReq"', undefined],
  ['datas', '"datas"', undefined],
  [null, 'null', undefined],
  [['deviceReq'], '["deviceReq"]', undefined],
  [undefined, 'no msgType', undefined],
])('msgType %j breaks it', (msgType, actual, nearMiss) => {
  const { exercised, violations } = verdictOf(rule, message({ msgType, data: [] }));
  expect(exercised).toBe(1);
  expect(violations).toMatchObject([{ actual }]);
  expect(violations[0]?.nearMiss).toBe(nearMiss);
});

test.each([
  [{ services: [{ service_id: 'Lamp', properties: { level: 40 } }] }, 'a report of the later generation ($oc topics)'],
  [{ devices: [{ device_id: 'a', services: [] }] }, 'a report of the later generation ($oc topics)'],
  [{ result_code: 0, paras: {} }, 'an answer of the later generation ($oc topics)'],
  [{ msg_type: 'deviceReq', data: [] }, '"msg_type" where "msgType" belongs'],
  [{ MsgType: 'deviceReq', data: [] }, '"MsgType" where "msgType" belongs'],
  [{ services: [{ serviceId: 'Lamp' }] }, undefined],
  [{}, undefined],
])('%j, which has no msgType, breaks it', (content, nearMiss) => {
  const [violation] = verdictOf(rule, message(content)).violations;
  expect(violation).toMatchObject({ actual: 'no msgType' });
  expect(violation?.nearMiss).toBe(nearMiss);
});

test('what is not JSON object is left to V1-REPORT-01, and bytes to the codec', () => {
  const others = [message('{'), message('[]'), message('null'), binaryMessage('x', { msgType: 'other' })];
  expect(verdictOf(rule, ...others)).toEqual({ exercised: 0, violations: [] });
});
