import { expect, test } from 'vitest';
import { explainTopic } from './explain-topic.ts';

const owner = { deviceId: 'p1_n1', nodeId: 'n1' };
const own = '$oc/devices/p1_n1/sys';

test.each([
  ['oc/devices/p1_n1/sys/properties/report', 'without the $ in front'],
  ['/$oc/devices/p1_n1/sys/properties/report', 'a slash in front'],
  ['/oc/devices/p1_n1/sys/properties/report', 'a slash in front, without the $ in front'],
  ['$oc/devices/{p1_n1}/sys/properties/report', 'braces round the id'],
  ['$oc/devices/{device_id}/sys/properties/report', 'a placeholder that was not filled in'],
  ['$oc/device/p1_n1/sys/events/up', '"device" for "devices"'],
  ['$oc/Devices/p1_n1/sys/messages/up', 'another letter case'],
  ['$oc/devices/P1_N1/sys/messages/up', 'another letter case'],
  [`${own}/Commands/response/request_id=Ab`, 'another letter case'],
  [`${own}/properties/report/`, 'a slash at the end'],
  [`${own}//properties/report`, 'a doubled slash'],
  [`${own}/property/report`, '"property" for "properties"'],
  [`${own}/message/up`, '"message" for "messages"'],
  [`${own}/properties/reports`, '"reports" for "report"'],
  [`${own}/commands/response/7f3b`, 'without "request_id="'],
  ['$oc/devices/p1_n1/properties/report', 'without "sys/"'],
  [` ${own}/properties/report\0`, 'white space or NUL around it'],
  [`${own}/commands/request_id=7f3b`, 'the topic of the request: answers have "/response" in theirs'],
  [`${own}/events/down`, 'where only the platform publishes'],
  ['$oc/devices/n1/sys/properties/report', 'the node_id where the device_id belongs'],
  ['$oc/devices/p1_n1_0_0_2026030507/sys/events/up', 'the client identifier where the device_id alone belongs'],
  ['$oc/devices//sys/events/up', 'the id is missing'],
  ['$oc/devices/p1_n2/sys/properties/report', "another device's id"],
  ['/huawei/v1/devices/p1_n1/data/json', 'a topic of the first generation'],
  [`${own}/#`, 'a wildcard instead of a whole topic'],
])('%s is %s', (topic, words) => {
  expect(explainTopic(topic, owner)).toBe(words);
});

test.each([
  `${own}/properties/report`,
  `${own}/properties/report?encoding=gzip`,
  `${own}/commands/response/request_id=7f3b`,
  '$oc/devices/p1_n1/user/x',
  `${own}/something/else`,
  'sensors/level',
  `${own}/${'x'.repeat(70_000)}`,
])('nothing is said of %.60s', (topic) => {
  expect(explainTopic(topic, owner)).toBeUndefined();
});
