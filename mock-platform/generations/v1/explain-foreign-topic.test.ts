import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainForeignTopic } from './explain-foreign-topic.ts';

const owner = { topicId: 'node_1', nodeId: 'node_1', deviceId: 'lamp' };

test.each([
  ['huawei/v1/devices/node_1/data/json', 'the leading slash is missing'],
  ['/huawei/v1/devices/node_1/data/json/', 'a trailing slash'],
  ['//huawei/v1/devices/node_1/data/json', 'a doubled slash'],
  ['/huawei/v1/devices/node_1/data/json\n', 'white space or NUL around it'],
  ['/huawei/v1/devices/node_1/data/json\0', 'white space or NUL around it'],
  ['/huawei/v1/device/node_1/data/json', '"device" for "devices"'],
  ['/huawei/v1/devices/node_1/commands/json', '"commands" for "command"'],
  ['/huawei/v1/devices/node_1/datas/json', '"datas" for "data"'],
  ['huawei/v1/devices/node_1/data/json/', 'the leading slash is missing, a trailing slash'],
  ['/Huawei/V1/devices/node_1/data/JSON', 'another letter case'],
  ['/huawei/v1/devices/NODE_1/data/json', 'another letter case'],
  ['/huawei/v1/devices/node_1/data', 'the codec mode is missing at the end'],
  ['/huawei/v1/devices/node_1/command/', 'the codec mode is missing at the end'],
  ['/huawei/v1/devices/node_1/data/text', 'neither "json" nor "binary" at the end'],
  ['/huawei/v1/devices/node_1/data/json/up', 'more levels after the codec mode'],
  ['/huawei/v1/devices/lamp/data/json', 'the deviceId, after a login by nodeId'],
  ['/huawei/v1/devices/other/data/json', "another device's id"],
  ['/huawei/v1/devices//data/json', 'the id is missing'],
  ['/huawei/v1/devices/node_1_2_0_2018072417/data/json', 'the client identifier where the id alone belongs'],
  ['/huawei/v1/devices/{deviceId}/data/json', 'a placeholder that was not filled in'],
  ['/huawei/v1/devices/%s/data/json', 'a placeholder that was not filled in'],
  ['/huawei/v1/devices//huawei/v1/devices/node_1/data/json', 'the prefix twice'],
  ['$oc/devices/lamp/sys/events/up', 'a topic of the second generation'],
  ['/$oc/devices/lamp/sys/properties/report', 'a topic of the second generation'],
  ['/v1/devices/node_1/datas', 'a topic of the sibling interface for gateways, which begins with /v1'],
  ['/huawei/v1/products/p/sn/node_1/secretNotify', 'a topic of dynamic registration'],
  ['/huawei/v1/devices/node_1/iodpsData', "a bootstrap server's topic"],
  ['/huawei/v1/devices/node_1/command/json', 'the command topic, where only the platform publishes'],
  ['/huawei/v1/devices/+/data/json', 'a wildcard instead of the exact topic'],
  ['/huawei/v1/devices/node_1/data/json', undefined],
  ['home/kitchen', undefined],
  ['', undefined],
])('publishing on %j is explained: %s', (topic, explanation) => {
  expect(explainForeignTopic(topic, owner)).toBe(explanation);
});

test.each([
  ['/huawei/v1/devices/node_1/data/json', 'the data topic, where only the device publishes'],
  ['/huawei/v1/devices/node_1/command/json', undefined],
  ['/huawei/v1/devices/node_1/#', 'a wildcard instead of the exact topic'],
  ['huawei/v1/devices/node_1/command/json', 'the leading slash is missing'],
])('subscribing to %j is explained: %s', (filter, explanation) => {
  expect(explainForeignTopic(filter, owner, 'subscribe')).toBe(explanation);
});

test('a nodeId in the topics of a login by deviceId is recognised', () => {
  const byDeviceId = { ...owner, topicId: 'lamp' };
  expect(explainForeignTopic('/huawei/v1/devices/node_1/data/json', byDeviceId)).toBe(
    'the nodeId, after a login by deviceId',
  );
});

test('no topic makes it throw', () => {
  const level = fc.constantFrom('huawei', 'v1', 'devices', 'node_1', 'data', 'json', '', '+', '$oc', '\0', '(');
  const topic = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(level, { maxLength: 9 }).map((levels) => levels.join('/')),
  );
  fc.assert(fc.property(topic, (text) => ['string', 'undefined'].includes(typeof explainForeignTopic(text, owner))));
});
