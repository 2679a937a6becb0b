import { expect, test } from 'vitest';
import { lampModel, productRegistered, report, verdictOf, world } from '../../testing.ts';
import rule from './V1-REPORT-06.ts';

// What it has in common with V1-REPORT-05 stands in judge-misfits.test.ts.

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
