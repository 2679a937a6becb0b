import { expect, test } from 'vitest';
import { rules, rulesOf } from '../rules/catalogue.ts';
import { defineRule } from '../rules/rule.ts';
import { aimed } from './aimed.ts';
import { playbooks } from './playbooks.ts';
import { defineScenario } from './scenario.ts';
import { scenarios, scenariosFor } from './scenarios.ts';

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

test.each(Object.values(playbooks))(
  'every scenario that a rule of generation $generation names is played with its devices',
  (playbook) => {
    const names = scenariosFor(scenarios, playbook).map(({ name }) => name);
    const strange = rulesOf(playbook.served.name).flatMap(({ id, shownIn = [] }) =>
      shownIn.map((name) => ({ id, name })),
    );
    expect(strange.length).toBeGreaterThan(50);
    expect(strange.filter(({ name }) => !names.includes(name))).toEqual([]);
  },
);

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
