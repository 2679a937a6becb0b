import { expect, test } from 'vitest';
import { memberSpelling, wordSpelling } from './member-spelling.ts';

test.each(['service_id', 'ServiceId', 'serviceid', 'SERVICE_ID', 'service-id', 'Service Id'])(
  '%j is another spelling of a member',
  (key) => {
    expect(memberSpelling({ [key]: 1 }, 'serviceId')).toBe(key);
  },
);

test('a member under its own name has no other spelling, nor has one that is not there', () => {
  expect(memberSpelling({ serviceId: 1, service_id: 2 }, 'serviceId')).toBeUndefined();
  expect(memberSpelling({ service: 1 }, 'serviceId')).toBeUndefined();
});

test('a word in another spelling is known', () => {
  expect(wordSpelling('device_info', ['deviceInfo', 'deviceName'])).toBe('deviceInfo');
  expect(wordSpelling('deviceInfo', ['deviceInfo'])).toBeUndefined();
  expect(wordSpelling('report', ['deviceInfo'])).toBeUndefined();
});
