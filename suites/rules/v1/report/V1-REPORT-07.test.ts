import { describe, expect, test } from 'vitest';
import { type Event, lampModel, online, onStage, productRegistered, report, verdictOf, world } from '../../testing.ts';
import rule from './V1-REPORT-07.ts';

const [light, battery] = lampModel.services;
const twoRequired = productRegistered({
  model: {
    ...lampModel,
    services: [
      {
        ...light,
        properties: [
          { propertyName: 'level', dataType: 'int', required: true, method: 'RW' },
          { propertyName: 'power', dataType: 'int', required: true, method: 'RE' },
          { propertyName: 'pin', dataType: 'string', required: true, method: 'W' },
        ],
      },
      battery,
    ],
  } as typeof lampModel,
});
const judged = (...events: readonly (Event | Event[])[]) => verdictOf(rule, world(), twoRequired, ...events);

describe('passes', () => {
  test('everything in one report; what can only be written is nothing to report', () => {
    expect(judged(report({ level: 1, power: 2 }))).toEqual({ exercised: 1, violations: [] });
  });

  test('one property at a time', () => {
    const rounds = [report({ level: 1 }), report({ power: 2 }), report({ level: 3 }), report({ power: 4 })];
    expect(judged(...rounds).violations).toEqual([]);
  });

  test('a part of it, after all of it', () => {
    expect(judged(report({ level: 1, power: 2 }), report({ level: 3 }), report({ level: 4 })).violations).toEqual([]);
  });

  test('a service that is not reported at all', () => {
    expect(judged(onStage('reporting', report({ voltage: 3 }, { serviceId: 'Battery' }))).violations).toEqual([]);
  });

  test('what the device was asked to report', () => {
    const told: Event = {
      type: 'report-asked',
      deviceId: 'lamp-1',
      services: [{ serviceId: 'Light', serviceData: { level: 1 } }],
    };
    expect(judged(told, report({ level: 1 }), told, report({ level: 1 })).violations).toEqual([]);
  });
});

test('a property that has the name of what every object inherits is not reported because of that', () => {
  const model = {
    ...lampModel,
    services: [
      { ...light, properties: [{ propertyName: 'constructor', dataType: 'int', required: true, method: 'RE' }] },
    ],
  };
  const told: Event = { type: 'report-asked', deviceId: 'lamp-1', services: [{ serviceId: 'Light', serviceData: {} }] };
  const only = productRegistered({ model: model as typeof lampModel });
  expect(verdictOf(rule, world(), only, told, report({ x: 1 }), told, report({ x: 1 })).violations).toEqual([]);
});

describe('is broken', () => {
  test('when the same properties come again, and one was never among them', () => {
    expect(judged(report({ level: 1 }), report({ level: 2 }))).toMatchObject({
      exercised: 1,
      violations: [{ expected: 'level, power', actual: 'level' }],
    });
  });

  test('when the time for reporting is over', () => {
    expect(judged(onStage('reporting', report({ level: 1 }))).violations).toHaveLength(1);
  });

  test('when a required property does not come any more after a reconnect', () => {
    const before = report({ level: 1, power: 2 });
    expect(judged(before, online(2), report({ level: 1 }), report({ level: 1 })).violations).toHaveLength(1);
  });

  test('by a null, and by no properties', () => {
    expect(judged(report({ level: 1, power: null }), report({ level: 1, power: null })).violations).toHaveLength(1);
    expect(judged(report({}), report({})).violations).toMatchObject([{ actual: 'no property' }]);
  });

  test('once, however often it comes', () => {
    const times = Array.from({ length: 9 }, () => report({ level: 1 }));
    expect(judged(...times).violations).toHaveLength(1);
  });
});

test('one report of a part tells nothing yet', () => {
  expect(judged(report({ level: 1 }))).toEqual({ exercised: 0, violations: [] });
});

test('unknown services, and reports before the model is known, are not looked at', () => {
  const motor = report({}, { serviceId: 'Motor' });
  expect(verdictOf(rule, report({}), report({}), world(), motor, motor)).toEqual({ exercised: 0, violations: [] });
});
