import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rule.ts';
import { report, verdictOf, world } from '../../testing.ts';
import ofModel from '../../v1/report/V1-REPORT-05.ts';
import inBounds from '../../v1/report/V1-REPORT-06.ts';

type Passing = readonly [serviceId: string, serviceData: object];
type Breaking = readonly [serviceId: string, serviceData: object, property: string];

interface Relative {
  readonly id: string;
  readonly rule: Rule;
  readonly passing: readonly Passing[];
  readonly breaking: readonly Breaking[];
  readonly message: string;
}

const family: readonly Relative[] = [
  {
    id: 'V1-REPORT-05',
    rule: ofModel,
    passing: [
      ['Light', { level: 40 }],
      ['Light', { level: 40, colour: 'red' }],
      ['Light', { colour: 'red' }],
      ['Light', {}],
      // Habits that the platform takes: digits in a string, null for what is absent.
      ['Light', { level: '40', colour: null }],
      ['Battery', { voltage: '3.7' }],
      // Values out of bounds are for another rule.
      ['Light', { level: 101, colour: 'ultramarine' }],
    ],
    breaking: [
      ['Light', { level: 40, timestamp: 1744163840 }, 'timestamp'],
      ['Light', { Level: 40 }, 'Level'],
      ['Light', { level: 'high' }, 'level'],
      ['Light', { level: 40.5 }, 'level'],
      ['Light', { level: true }, 'level'],
      ['Light', { level: 1, colour: 7 }, 'colour'],
    ],
    message: 'is not as the product model declares it.',
  },
  {
    id: 'V1-REPORT-06',
    rule: inBounds,
    passing: [
      ['Light', { level: 0 }],
      ['Light', { level: 100 }],
      ['Light', { level: 1, colour: 'eight...' }],
      ['Light', { level: 1, colour: '🙂🙂🙂🙂🙂🙂🙂🙂' }],
      // Wrong types, unknown and absent properties are for other rules.
      ['Light', { level: 'high', other: 1 }],
      ['Light', {}],
    ],
    breaking: [
      ['Light', { level: -1 }, 'level'],
      ['Light', { level: 101 }, 'level'],
      ['Light', { level: '101' }, 'level'],
      ['Light', { level: 1, colour: 'ultramarine' }, 'colour'],
      ['Battery', { voltage: 5.01 }, 'voltage'],
    ],
    message: 'is outside the bounds of the product model.',
  },
];

describe.each(family)('$id', ({ rule, passing, breaking, message }) => {
  test.each(passing)('passes a report of %s with %j', (serviceId, serviceData) => {
    expect(verdictOf(rule, world(), report(serviceData, { serviceId }))).toEqual({ exercised: 1, violations: [] });
  });

  test.each(breaking)('is broken by a report of %s with %j, for its %s', (serviceId, serviceData, property) => {
    expect(verdictOf(rule, world(), report(serviceData, { serviceId }))).toMatchObject({
      exercised: 1,
      violations: [{ message: `$.data[0].serviceData.${property} ${message}` }],
    });
  });

  test('leaves services that the model does not have to another rule', () => {
    expect(verdictOf(rule, world(), report({ anything: 1 }, { serviceId: 'Motor' }))).toEqual({
      exercised: 0,
      violations: [],
    });
  });

  test('says nothing before the product model is known', () => {
    expect(verdictOf(rule, report({ anything: 1 }), world())).toEqual({ exercised: 0, violations: [] });
  });
});
