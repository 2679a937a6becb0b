import { expect, test } from 'vitest';
import { report, verdictOf, world } from '../../testing.ts';
import rule from './V1-REPORT-05.ts';

const reported = (serviceData: unknown, serviceId = 'Light') =>
  verdictOf(rule, world(), report(serviceData, { serviceId }));

test.each([[{ level: 40 }], [{ level: 40, colour: 'red' }], [{ colour: 'red' }], [{}]])('%j passes', (serviceData) => {
  expect(reported(serviceData)).toEqual({ exercised: 1, violations: [] });
});

test('habits that the platform takes pass: digits in a string, null for what is absent', () => {
  expect(reported({ level: '40', colour: null }).violations).toEqual([]);
  expect(reported({ voltage: '3.7' }, 'Battery').violations).toEqual([]);
});

test.each([
  [{ level: 40, timestamp: 1744163840 }, '$.data[0].serviceData.timestamp'],
  [{ Level: 40 }, '$.data[0].serviceData.Level'],
  [{ level: 'high' }, '$.data[0].serviceData.level'],
  [{ level: 40.5 }, '$.data[0].serviceData.level'],
  [{ level: true }, '$.data[0].serviceData.level'],
  [{ level: 1, colour: 7 }, '$.data[0].serviceData.colour'],
])('%j breaks it', (serviceData, path) => {
  expect(reported(serviceData)).toMatchObject({
    exercised: 1,
    violations: [{ message: `${path} is not as the product model declares it.` }],
  });
});

test('values out of bounds, absent properties and unknown services are for other rules', () => {
  expect(reported({ level: 101, colour: 'ultramarine' }).violations).toEqual([]);
  expect(reported({ colour: 'red' }).violations).toEqual([]);
  expect(reported({ anything: 1 }, 'Motor')).toEqual({ exercised: 0, violations: [] });
});

test('nothing is said before the product model is known', () => {
  expect(verdictOf(rule, report({ anything: 1 }), world())).toEqual({ exercised: 0, violations: [] });
});
