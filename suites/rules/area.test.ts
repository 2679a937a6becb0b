import { expect, test } from 'vitest';
import { areaAnchor, areaHeading, areaName, areaOf, areaPrefix, areaTitle, generationOf, pagePathOf } from './area.ts';

test.each([
  ['V1-CMD-01', 'CMD', 'commands', 'commands', 'V1-CMD'],
  ['V2-CONN-12', 'CONN', 'connect and credentials', 'connect', 'V2-CONN'],
  ['V2-SET-01', 'SET', 'property sets', 'sets', 'V2-SET'],
  ['V2-PROP-01', 'PROP', 'property reports', 'reports', 'V2-PROP'],
  ['MQTT-3.1.0-1', 'WIRE', 'MQTT 3.1.1 on the wire', 'wire', 'MQTT'],
  ['V1-NEW-01', 'NEW', 'NEW', 'new', 'V1-NEW'],
])('%s belongs to %s: %s', (id, area, title, name, prefix) => {
  expect(areaOf(id)).toBe(area);
  expect(areaTitle(area)).toBe(title);
  expect(areaName(area)).toBe(name);
  expect(areaPrefix(id)).toBe(prefix);
});

test('the page of a rule lies in the folder of its generation, or of MQTT', () => {
  expect(['V1-CMD-01', 'V2-CMD-01', 'MQTT-3.1.0-1'].map((id) => pagePathOf(id))).toEqual([
    'rules/v1/V1-CMD-01.md',
    'rules/v2/V2-CMD-01.md',
    'rules/mqtt/MQTT-3.1.0-1.md',
  ]);
});

test.each([
  ['V1-CMD-01', 'v1', 'commands, generation 1', 'cmd'],
  ['V2-CMD-01', 'v2', 'commands, generation 2', 'v2-cmd'],
  ['MQTT-3.1.0-1', undefined, 'MQTT 3.1.1 on the wire', 'wire'],
])('%s is of generation %s, and its area is a heading of its own', (id, generation, heading, anchor) => {
  expect([generationOf(id), areaHeading(id), areaAnchor(id)]).toEqual([generation, heading, anchor]);
});

test('the Chinese pages lie in a folder of their own', () => {
  expect(pagePathOf('V2-CMD-01', 'zh')).toBe('rules/zh/v2/V2-CMD-01.md');
});
