import { expect, test } from 'vitest';
import { binaryMessage, lampModel, message, productRegistered, report, verdictOf, world } from '../../testing.ts';
import rule from './V1-REPORT-04.ts';

test('services of the model pass', () => {
  const battery = report({ voltage: 3.7 }, { serviceId: 'Battery' });
  expect(verdictOf(rule, world(), report(), battery)).toEqual({ exercised: 2, violations: [] });
});

test('a service that the model does not have breaks it', () => {
  expect(verdictOf(rule, world(), report({}, { serviceId: 'Motor' }))).toMatchObject({
    exercised: 1,
    violations: [{ expected: 'one of Light, Battery at $.data[0].serviceId', actual: '"Motor"' }],
  });
});

test('another spelling breaks it, and is shown', () => {
  expect(verdictOf(rule, world(), report({}, { serviceId: 'light' })).violations).toMatchObject([
    { nearMiss: 'another spelling of "Light"' },
  ]);
});

test('each element of a report is looked at, in binary mode as the codec reads it', () => {
  const elements = ['Light', 'Motor', 'Fan'].map((serviceId) => ({ serviceId, serviceData: {} }));
  const value = { msgType: 'deviceReq', data: elements };
  expect(verdictOf(rule, world(), message(value))).toMatchObject({ exercised: 3, violations: [{}, {}] });
  expect(verdictOf(rule, world('binary'), binaryMessage('x', value))).toMatchObject({
    exercised: 3,
    violations: [{}, {}],
  });
});

test('nothing is said before the product model is known, or when it is empty', () => {
  expect(verdictOf(rule, report({}, { serviceId: 'Motor' }), world())).toEqual({ exercised: 0, violations: [] });
  const empty = productRegistered({ model: { ...lampModel, services: [] } });
  expect(verdictOf(rule, world(), empty, report()).exercised).toBe(0);
});
