import { expect, test } from 'vitest';
import { published, report, verdictOf } from '../../testing.ts';
import rule from './V1-TOPIC-07.ts';

test('a report passes', () => {
  expect(verdictOf(rule, report())).toEqual({ exercised: 1, violations: [] });
});

test('an event of the second generation breaks it', () => {
  const topic = '$oc/devices/lamp-1/sys/events/up';
  expect(verdictOf(rule, published({ topic, purpose: 'foreign' })).violations).toMatchObject([
    { actual: `"${topic}"` },
  ]);
});

test('other foreign topics are left to V1-TOPIC-01', () => {
  expect(verdictOf(rule, published({ topic: 'sensors', purpose: 'foreign' })).violations).toEqual([]);
});
