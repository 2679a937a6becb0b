import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topicsOf } from '../v1/topics.ts';
import { classifyTopic } from './topics.ts';

const own = '$oc/devices/lamp_1';

describe('a topic of the device is known by what stands behind its id', () => {
  test.each([
    ['sys/messages/up', 'data', 'messages/up'],
    ['sys/messages/down', 'command', 'messages/down'],
    ['sys/properties/report', 'data', 'properties/report'],
    ['sys/gateway/sub_devices/properties/report', 'data', 'gateway/sub_devices/properties/report'],
    ['sys/events/up', 'data', 'events/up'],
    ['sys/events/down', 'command', 'events/down'],
    ['sys/bootstrap/up', 'bootstrap', 'bootstrap/up'],
    ['sys/bootstrap/down', 'bootstrap', 'bootstrap/down'],
    ['user/door/bell', 'data', 'user'],
    ['sys/messages', 'foreign', 'unknown'],
    ['sys/messages/up/more', 'foreign', 'unknown'],
    ['sys/commands', 'foreign', 'unknown'],
    ['sys/commands/response', 'foreign', 'unknown'],
    ['sys/commands/requestId=7', 'foreign', 'unknown'],
    ['sys/', 'foreign', 'unknown'],
    ['user/', 'foreign', 'unknown'],
    ['user', 'foreign', 'unknown'],
    ['', 'foreign', 'unknown'],
  ])('%s: %s, %s', (rest, purpose, channel) => {
    expect(classifyTopic(`${own}/${rest}`, 'lamp_1')).toEqual({ purpose, v2: { channel } });
  });

  test.each([
    ['commands', 'command'],
    ['commands/response', 'data'],
    ['properties/set', 'command'],
    ['properties/set/response', 'data'],
    ['properties/get', 'command'],
    ['properties/get/response', 'data'],
    ['shadow/get', 'data'],
    ['shadow/get/response', 'command'],
  ])('%s has a request id, which is opaque', (channel, purpose) => {
    for (const key of ['7', 'a.b~c:d=e%20%', 'Grüße', 'with/slash', 'x?y']) {
      expect(classifyTopic(`${own}/sys/${channel}/request_id=${key}`, 'lamp_1')).toEqual({
        purpose,
        key,
        v2: { channel },
      });
    }
    expect(classifyTopic(`${own}/sys/${channel}/request_id=`, 'lamp_1')).toEqual({ purpose, v2: { channel } });
  });
});

describe('behind reports and messages there may be decorations', () => {
  test.each([
    ['messages/up?request_id=7', { channel: 'messages/up', traceId: '7' }],
    ['messages/up?request_id=', { channel: 'messages/up', traceId: '' }],
    ['properties/report?encoding=gzip', { channel: 'properties/report', gzip: true }],
    ['properties/report?request_id=7&encoding=gzip', { channel: 'properties/report', traceId: '7', gzip: true }],
    ['properties/report?encoding=gzip?request_id=7', { channel: 'properties/report', traceId: '7', gzip: true }],
    [
      'gateway/sub_devices/properties/report?encoding=gzip',
      { channel: 'gateway/sub_devices/properties/report', gzip: true },
    ],
  ])('%s', (rest, v2) => {
    expect(classifyTopic(`${own}/sys/${rest}`, 'lamp_1')).toEqual({ purpose: 'data', v2 });
  });

  test.each([
    'messages/up?',
    'messages/up?encoding=deflate',
    'messages/up?request_id=1&request_id=2',
    'messages/up?encoding=gzip&encoding=gzip',
    'events/up?encoding=gzip',
  ])('%s is not known', (rest) => {
    expect(classifyTopic(`${own}/sys/${rest}`, 'lamp_1')).toEqual({ purpose: 'foreign', v2: { channel: 'unknown' } });
  });
});

describe('a filter has the channel that it takes', () => {
  test.each([
    ['sys/commands/#', 'commands'],
    ['sys/commands/+', 'commands'],
    ['sys/commands/response/#', 'commands/response'],
    ['sys/properties/set/#', 'properties/set'],
    ['sys/properties/get/#', 'properties/get'],
    ['sys/shadow/get/response/#', 'shadow/get/response'],
    ['sys/messages/down', 'messages/down'],
    ['sys/messages/down/#', 'messages/down'],
    ['user/#', 'user'],
    ['sys/messages/dowm', 'unknown'],
    ['sys/#', 'unknown'],
    ['#', 'unknown'],
    ['sys/+/down', 'unknown'],
  ])('%s: %s', (rest, channel) => {
    expect(classifyTopic(`${own}/${rest}`, 'lamp_1').v2).toEqual({ channel });
  });
});

test.each([
  '$oc/devices/lamp_2/sys/messages/up',
  '$oc/devices/lamp_1',
  '$oc/devices/+/sys/messages/up',
  '/$oc/devices/lamp_1/sys/messages/up',
  topicsOf('lamp_1').data.json,
  'home/kitchen',
  '',
  '#',
])('%s is not under the prefix of the device', (topic) => {
  expect(classifyTopic(topic, 'lamp_1')).toEqual({ purpose: 'foreign' });
});

test('no topic makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (rest) => {
      classifyTopic(rest, 'lamp_1');
      classifyTopic(`${own}/sys/${rest}`, 'lamp_1');
    }),
  );
});
