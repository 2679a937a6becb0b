import { expect, test } from 'vitest';
import { editDistance, nearestName } from './edit-distance.ts';

test.each([
  ['', '', 0],
  ['send', 'send', 0],
  ['sned', 'send', 1],
  ['sen', 'send', 1],
  ['sendd', 'send', 1],
  ['bend', 'send', 1],
  ['no', 'on', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('from %j to %j it is %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test('the nearest name is found in any letter case, and none if nothing is near', () => {
  expect(nearestName('Devices', ['ports', 'devices', 'device'])).toBe('devices');
  expect(nearestName('sned', ['wait', 'send'])).toBe('send');
  expect(nearestName('colour', ['id', 'on'])).toBeUndefined();
});
