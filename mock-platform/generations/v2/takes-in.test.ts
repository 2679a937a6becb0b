import { expect, test } from 'vitest';
import { takesIn } from './takes-in.ts';

const topic = '$oc/devices/lamp-1/sys/commands/request_id=a';

test.each([
  topic,
  '$oc/devices/lamp-1/sys/commands/#',
  '$oc/devices/lamp-1/sys/commands/+',
  '$oc/devices/lamp-1/sys/+/+',
  '$oc/devices/+/sys/#',
  '$oc/#',
  '$oc/devices/lamp-1/sys/commands/request_id=a/#',
])('%s takes it in', (filter) => {
  expect(takesIn(filter, topic)).toBe(true);
});

test.each([
  '#',
  '+/devices/lamp-1/sys/commands/#',
  '$oc/devices/lamp-2/sys/commands/#',
  '$oc/devices/lamp-1/sys/commands',
  '$oc/devices/lamp-1/sys/commands/request_id=b',
  '$oc/devices/lamp-1/sys/commands/response/#',
  '$oc/devices/lamp-1/sys/commands/+/+',
])('%s does not', (filter) => {
  expect(takesIn(filter, topic)).toBe(false);
});

test('a wildcard takes in topics of the own kind', () => {
  expect(takesIn('#', 'news/today')).toBe(true);
});
