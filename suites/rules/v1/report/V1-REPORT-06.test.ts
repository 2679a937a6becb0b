import { expect, test } from 'vitest';
import { lampModel, productRegistered, report, verdictOf, world } from '../../testing.ts';
import rule from './V1-REPORT-06.ts';

const reported = (serviceData: unknown, serviceId = 'Light') =>
  verdictOf(rule, world(), report(serviceData, { serviceId }));

test.each([
  [{ level: 0 }],
  [{ level: 100 }],
  [{ level: 1, colour: 'eight...' }],
  [{ level: 1, colour: '🙂🙂🙂🙂🙂🙂🙂🙂' }],
])('%j passes', (serviceData) => {
  expect(reported(serviceData)).toEqual({ exercised: 1, violations: [] });
});

test.each([
  [{ level: -1 }, 'Light', 'level'],
  [{ level: 101 }, 'Light', 'level'],
  [{ level: '101' }, 'Light', 'level'],
  [{ level: 1, colour: 'ultramarine' }, 'Light', 'colour'],
  [{ voltage: 5.01 }, 'Battery', 'voltage'],
])('%j breaks it', (serviceData, serviceId, property) => {
  expect(reported(serviceData, serviceId)).toMatchObject({
    exercised: 1,
    violations: [{ message: `$.data[0].serviceData.${property} is outside the bounds of the product model.` }],
  });
});

test('steps and enumerations are looked at', () => {
  const [light] = lampModel.services;
  const property = { required: false, method: 'R' } as const;
  const properties = [
    { ...property, propertyName: 'level', dataType: 'int', min: 0, max: 100, step: 5 },
    { ...property, propertyName: 'mode', dataType: 'string', enumList: ['on', 'off'] },
  ] as const;
  const product = productRegistered({
    model: { ...lampModel, services: [{ ...light, properties }] } as typeof lampModel,
  });
  expect(verdictOf(rule, world(), product, report({ level: 15, mode: 'on' })).violations).toEqual([]);
  expect(verdictOf(rule, world(), product, report({ level: 16, mode: 'dim' })).violations).toHaveLength(2);
});

test('wrong types, unknown and absent properties are for other rules', () => {
  expect(reported({ level: 'high', other: 1 }).violations).toEqual([]);
  expect(reported({}).violations).toEqual([]);
});
