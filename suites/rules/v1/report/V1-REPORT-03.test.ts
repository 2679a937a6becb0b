import { expect, test } from 'vitest';
import { answered, message, report, verdictOf } from '../../testing.ts';
import rule from './V1-REPORT-03.ts';

const light = { serviceId: 'Light', serviceData: { level: 1 } };
const reported = (data: unknown) => verdictOf(rule, message({ msgType: 'deviceReq', data }));

test('a report of one or several services passes', () => {
  expect(reported([light])).toEqual({ exercised: 1, violations: [] });
  expect(reported([light, light])).toEqual({ exercised: 1, violations: [] });
});

test('members that the platform does not know, numeric names and absent times pass', () => {
  const habits = { ...light, serviceId: '1245', eventTime: null, deviceId: 'lamp-1' };
  const text = JSON.stringify({ identifier: '123', hasMore: 0, data: [habits], msgType: 'deviceReq' }, null, '\t');
  expect(verdictOf(rule, message(text)).violations).toEqual([]);
});

test('a service without properties passes', () => {
  expect(reported([{ serviceId: 'Light', serviceData: {} }]).violations).toEqual([]);
});

test.each([
  [undefined, 'an array at $.data', 'nothing', undefined],
  [null, 'an array at $.data', 'null', undefined],
  [light, 'an array at $.data', 'an object', 'the element itself, without the array'],
  [[], 'at least one element in $.data', 'an empty array', undefined],
  [[light, 7], 'an object at $.data[1]', 'the number 7', undefined],
  [[[light]], 'an object at $.data[0]', 'an array', undefined],
  [[{ serviceData: {} }], 'a string at $.data[0].serviceId', 'nothing', undefined],
  [[{ ...light, serviceId: 1 }], 'a string at $.data[0].serviceId', 'the number 1', undefined],
  [[{ serviceId: 'a', serviceData: '{}' }], 'an object at $.data[0].serviceData', 'the string "{}"', undefined],
  [[{ serviceId: 'a', serviceData: null }], 'an object at $.data[0].serviceData', 'null', undefined],
  [
    [{ serviceId: 'a', data: {} }],
    'an object at $.data[0].serviceData',
    'nothing',
    '"data" where "serviceData" belongs',
  ],
  [
    [{ service_id: 'a', serviceData: {} }],
    'a string at $.data[0].serviceId',
    'nothing',
    '"service_id" where "serviceId" belongs',
  ],
  [
    [{ serviceId: 'a', ServiceData: {} }],
    'an object at $.data[0].serviceData',
    'nothing',
    '"ServiceData" where "serviceData" belongs',
  ],
  [
    [{ serviceId: 'a', properties: {} }],
    'an object at $.data[0].serviceData',
    'nothing',
    '"properties" where "serviceData" belongs',
  ],
])('data %j breaks it', (data, expected, actual, nearMiss) => {
  const { exercised, violations } = reported(data);
  expect(exercised).toBe(1);
  expect(violations).toMatchObject([{ expected, actual }]);
  expect(violations[0]?.nearMiss).toBe(nearMiss);
});

test('services instead of data are recognised', () => {
  const [violation] = verdictOf(rule, message({ msgType: 'deviceReq', services: [light] })).violations;
  expect(violation?.nearMiss).toBe('"services" where "data" belongs');
});

test('answers and other messages are another matter', () => {
  expect(verdictOf(rule, answered(), message({ msgType: 'devicereq' }), message('{'))).toEqual({
    exercised: 0,
    violations: [],
  });
});

test('nothing is said of an empty journal', () => {
  expect(verdictOf(rule)).toEqual({ exercised: 0, violations: [] });
  expect(verdictOf(rule, report()).exercised).toBe(1);
});
