import { expect, test } from 'vitest';
import type { RuleResult } from '../../result/conformance-result.ts';
import { mergeCauses } from './merge-causes.ts';

const broken = (...ids: string[]) => ids.map((id) => ({ id, broken: 1 }) as RuleResult);

test('what belongs together in each part that shows it belongs together in the whole', () => {
  const parts = [[{ rule: 'B', alsoBroken: ['A', 'C'] }], [{ rule: 'B', alsoBroken: [] }]];
  expect(mergeCauses(broken('A', 'B', 'C'), parts)).toEqual([{ rule: 'B', alsoBroken: ['A', 'C'] }]);
});

test('what stands alone in one part stands alone in the whole', () => {
  const parts = [
    [{ rule: 'B', alsoBroken: ['A'] }],
    [
      { rule: 'A', alsoBroken: [] },
      { rule: 'B', alsoBroken: [] },
    ],
  ];
  expect(mergeCauses(broken('A', 'B'), parts)).toEqual([
    { rule: 'A', alsoBroken: [] },
    { rule: 'B', alsoBroken: [] },
  ]);
});

test('every broken rule is shown once, also where the parts contradict each other or say nothing', () => {
  const parts = [[{ rule: 'B', alsoBroken: ['A'] }], [{ rule: 'A', alsoBroken: ['B'] }], []];
  const told = mergeCauses(broken('A', 'B', 'C'), parts).flatMap(({ rule, alsoBroken }) => [rule, ...alsoBroken]);
  expect(told.toSorted()).toEqual(['A', 'B', 'C']);
});
