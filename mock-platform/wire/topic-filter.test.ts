import { expect, test } from 'vitest';
import { filterFlaws, filterMatches } from './topic-filter.ts';

test.each(['a', '/', 'a/b', '#', '+', '/#', '+/+', 'a/+/b/#', '$SYS/#', ' ', 'a//b'])('%j is valid', (filter) => {
  expect(filterFlaws(filter)).toEqual([]);
});

test.each([
  ['', ['MQTT-4.7.3-1']],
  ['a#', ['MQTT-4.7.1-2']],
  ['#a', ['MQTT-4.7.1-2']],
  ['a/#/b', ['MQTT-4.7.1-2']],
  ['#/', ['MQTT-4.7.1-2']],
  ['##', ['MQTT-4.7.1-2']],
  ['a+', ['MQTT-4.7.1-3']],
  ['a/+b/c', ['MQTT-4.7.1-3']],
  ['++', ['MQTT-4.7.1-3']],
  ['a+/b#', ['MQTT-4.7.1-2', 'MQTT-4.7.1-3']],
])('%j breaks %j', (filter, clauses) => {
  expect(filterFlaws(filter).map(({ clause }) => clause)).toEqual(clauses);
});

test.each([
  ['/a/b', '/a/b', true],
  ['/a/b', '/a/B', false],
  ['/a/+', '/a/b', true],
  ['/a/+', '/a/b/c', false],
  ['/a/+', '/a/', true],
  ['+/a/b', '/a/b', true],
  ['#', '/a/b', true],
  ['/a/#', '/a', true],
  ['/a/#', '/a/b/c', true],
  ['/a/b/#', '/a', false],
  ['a/#', '/a', false],
  ['#', '$SYS/x', false],
  ['+/x', '$SYS/x', false],
  ['$SYS/+', '$SYS/x', true],
])('the filter %s and the topic %s: %j', (filter, topic, matches) => {
  expect(filterMatches(filter, topic)).toBe(matches);
});
