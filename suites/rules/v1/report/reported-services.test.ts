import { expect, test } from 'vitest';
import { reportedServices } from './reported-services.ts';

const light = { serviceId: 'Light', serviceData: { level: 1 } };

test('the elements of a report are returned with their place and their time, as sent', () => {
  const data = [light, { ...light, eventTime: null }, { ...light, eventTime: 'now' }];
  expect(reportedServices({ msgType: 'deviceReq', data, hasMore: 0 })).toEqual([
    { path: '$.data[0]', ...light },
    { path: '$.data[1]', ...light, eventTime: null },
    { path: '$.data[2]', ...light, eventTime: 'now' },
  ]);
});

test('ill-formed elements are left out, and the others keep their place', () => {
  const data = [null, 'x', [], { serviceId: 1, serviceData: {} }, { serviceId: 'a', serviceData: [] }, light];
  expect(reportedServices({ msgType: 'deviceReq', data })).toEqual([{ path: '$.data[5]', ...light }]);
});

test.each([
  undefined,
  null,
  1,
  'x',
  [],
  {},
  { msgType: 'deviceRsp', data: [light] },
  { msgType: 'deviceReq', data: {} },
])('%j is not a report', (message) => {
  expect(reportedServices(message)).toEqual([]);
});
