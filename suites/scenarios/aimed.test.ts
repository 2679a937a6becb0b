import { expect, test } from 'vitest';
import { rulesToProve } from '../../tools/kill-matrix/rules-to-prove.ts';
import { rules } from '../rules/catalogue.ts';
import { defineRule } from '../rules/rule.ts';
import { aimed } from './aimed.ts';
import { defineScenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

const mine = defineRule({
  id: 'ACME-01',
  level: 'MUST',
  sentence: 'greets',
  source: 'ref 1',
  shownIn: ['evening'],
  judge: () => ({}),
});
const evening = defineScenario({
  name: 'evening',
  title: 'it gets dark',
  exercises: ['V1-CMD-01'],
  play: async () => {},
});

test('every scenario that a rule names exists', () => {
  const names = scenarios.map(({ name }) => name);
  const strange = rulesToProve.flatMap(({ id, shownIn = [] }) => shownIn.map((name) => ({ id, name })));
  expect(strange.filter(({ name }) => !names.includes(name))).toEqual([]);
});

test('every scenario is there for a rule', () => {
  expect(scenarios.filter(({ exercises }) => exercises.length === 0)).toEqual([]);
});

test('a scenario exercises its own rules, and then those that name it, each of them once', () => {
  expect(aimed([evening], [mine])[0]?.exercises).toEqual(['V1-CMD-01', 'ACME-01']);
  expect(aimed(aimed([evening], [mine]), [mine])[0]?.exercises).toEqual(['V1-CMD-01', 'ACME-01']);
});

test('a scenario that no rule names stays as it is', () => {
  expect(aimed([evening], rules)[0]).toBe(evening);
});
