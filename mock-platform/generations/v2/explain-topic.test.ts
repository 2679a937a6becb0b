import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topicsOf } from '../v1/topics.ts';
import { explainFilter, explainTopic } from './explain-topic.ts';

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
  [topicsOf('p1_n1').data.json, 'a topic of the first generation'],
  [`${own}/#`, 'a wildcard instead of a whole topic'],
  ['"$oc/devices/p1_n1/sys/events/up"', 'quotation marks around it'],
  ['\\$oc/devices/p1_n1/sys/events/up', 'a backslash before the $'],
  ['$$oc/devices/p1_n1/sys/events/up', 'two $ in front'],
  ['/devices/p1_n1/sys/events/up', 'without "$oc", which a shell takes for a variable'],
  ['$oc/devices/$oc/devices/p1_n1/sys/messages/up', 'the prefix twice'],
  ['$oc/bridges/b/devices/p1_n1/sys/login', 'a topic between devices, or of a bridge'],
  ['/v1/devices/p1_n1/datas', 'a topic of another interface, for gateways, which begins with /v1'],
  [`${own}/commands/response`, 'the request id is missing at the end'],
  [`${own}/commands/response/requestId=7f3b`, '"requestId" for "request_id"'],
  [`${own}/commands/response/request_id:7f3b`, '":" or "/" for the = behind request_id'],
  [`${own}/properties/report/request_id=7f3b`, 'a request id behind a topic that has none'],
  [`${own}/properties/report?encoding=zip`, 'something behind a question mark that the platform does not know'],
  [`${own}/properties/report/now`, 'more levels behind "properties/report"'],
  [`${own}/propertis/report`, '"propertis/report" for "properties/report"'],
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

test.each([
  [`${own}/messages/dowm`, '"messages/dowm" for "messages/down"'],
  [`${own}/command/#`, '"command" for "commands"'],
  [`${own}/properties/report`, 'where only the device publishes'],
  [`${own}/commands/response/#`, 'where only the device publishes'],
  ['$oc/devices/+/sys/commands/#', 'a wildcard in the place of the id'],
  ['$oc/devices/p1_n2/sys/commands/#', "another device's id"],
  ['/$oc/devices/p1_n1/sys/commands/#', 'a slash in front'],
  [`${own}/commands/#`, undefined],
  ['$oc/devices/p1_n1/user/#', undefined],
  ['$oc/broadcast/news', undefined],
  ['news/#', undefined],
])('as a filter, %s is %s', (filter, words) => {
  expect(explainFilter(filter, owner)).toBe(words);
});

test('no topic makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const topic of [text, `${own}/${text}`]) {
        explainTopic(topic, owner);
        explainFilter(topic, owner);
      }
    }),
  );
});
