import { expect, test } from 'vitest';
import { areaOf, areaTitle } from './area.ts';

test.each([
  ['V1-CMD-01', 'CMD', 'commands'],
  ['V2-CONN-12', 'CONN', 'connect and credentials'],
  ['MQTT-3.1.0-1', 'WIRE', 'MQTT 3.1.1 on the wire'],
  ['V1-NEW-01', 'NEW', 'NEW'],
])('%s belongs to %s: %s', (id, area, title) => {
  expect(areaOf(id)).toBe(area);
  expect(areaTitle(area)).toBe(title);
});
