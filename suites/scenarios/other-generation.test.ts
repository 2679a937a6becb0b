import { expect, test } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import { listensInOtherGeneration, otherGeneration } from './other-generation.ts';

const subscribed = (...filters: readonly (readonly [filter: string, purpose: string])[]) =>
  ({ type: 'subscribed', filters: filters.map(([filter, purpose]) => ({ filter, purpose })) }) as unknown as Entry;

test.each([
  ['/huawei/v1/devices/d/#', 1, undefined],
  ['/huawei/v1/devices/d/#', 2, '1'],
  ['$oc/devices/d/#', 2, undefined],
  ['$oc/devices/d/#', 1, '2'],
  ['somewhere/else', 1, undefined],
] as const)(
  'who only subscribes to %s speaks, judged as one of generation %i, another one: %s',
  (filter, judged, other) => {
    const entries = [subscribed([filter, 'foreign'])];
    expect(otherGeneration(entries, judged)).toBe(other);
    expect(listensInOtherGeneration(entries, judged)).toBe(other);
    expect(otherGeneration([...entries, subscribed(['own/topic', 'command'])], judged)).toBeUndefined();
  },
);
