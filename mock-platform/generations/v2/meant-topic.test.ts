import { expect, test } from 'vitest';
import { commandTopic } from '../v1/testing.ts';
import { meantBy } from './meant-topic.ts';

test.each([
  ['$oc/devices/x/sys/commands/response', 'command'],
  ['$oc/devices/x/sys/commands/response/123', 'command'],
  ['$oc/devices/x/sys/commands/request_id=123', 'command'],
  ['$oc/devices/x/sys/command/response/request_id=123', 'command'],
  ['/$oc/devices/x/sys/properties/set/response/requestId=123', 'set'],
  ['$oc/devices/{x}/sys/properties/set/responses/request_id=123', 'set'],
  ['$oc/device/x/sys/property/get/response?request_id=properties/set', 'get'],
  ['oc/devices/x/properties/get/response/request_id=123', 'get'],
  ['"$OC/Devices/x/Sys/Properties/Get/Response"', 'get'],
])('%s is meant for the answer to a %s', (topic, family) => {
  expect(meantBy(topic)).toEqual({ is: 'answer', family });
});

test.each([
  '$oc/device/x/sys/properties/report',
  '$oc/devices/x/properties/report',
  '$oc/devices/x/sys/properties/reports',
  '$oc/devices/x/sys/properties',
  '$oc/devices/x/sys/properties/up',
  'devices/x/sys/properties/report?encoding=gzip',
  '$oc/devices/other/sys/gateway/sub_devices/properties/report',
])('%s is meant for reports', (topic) => {
  expect(meantBy(topic)).toEqual({ is: 'report' });
});

test.each([
  '$oc/devices/x/sys/messages/up',
  '$oc/devices/x/sys/events/up',
  '$oc/devices/x/sys/shadow/get/response/request_id=1',
  '$oc/devices/commands/sys/messages/up',
  '$oc/devices/x/user/properties/report',
  commandTopic,
  '$oc/m2m/to/a/from/commands',
  'commands',
  '',
])('%s is meant for neither', (topic) => {
  expect(meantBy(topic)).toBeUndefined();
});
