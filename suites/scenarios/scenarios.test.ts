import { expect, test } from 'vitest';
import { toyPlaybook } from '../run/testing/toy-playbook.ts';
import type { Playbook } from './playbook.ts';
import { defineScenario } from './scenario.ts';
import { areOfTwoGenerations, scenarios, scenariosFor } from './scenarios.ts';
import { firstPlaybook } from './v1/playbook.ts';
import { secondPlaybook } from './v2/playbook.ts';

const mine = defineScenario({ name: 'mine', title: 'what a user wrote', play: async () => {} });

test('a device is played with what its generation has, and with what the user wrote', () => {
  const namesFor = (playbook: Playbook) =>
    scenariosFor([...scenarios, mine], playbook)
      .map(({ name }) => name)
      .toSorted();
  for (const playbook of [firstPlaybook, secondPlaybook]) {
    expect(namesFor(playbook)).toEqual([...playbook.scenarios.map(({ name }) => name), 'mine'].toSorted());
  }
  expect(namesFor(toyPlaybook)).toEqual(['connect', 'cut', 'mine', 'redelivery', 'stream', 'take-over']);
});

test('scenarios of one name are of two generations', () => {
  const [first, second] = scenarios.filter(({ name }) => name === 'commands');
  if (!first || !second) throw new Error('expected one for each generation');
  expect(areOfTwoGenerations(first, second)).toBe(true);
  expect(areOfTwoGenerations(first, first)).toBe(false);
  expect(areOfTwoGenerations(first, { ...mine, name: 'commands' })).toBe(false);
});

test('a scenario is aimed at by rules of its own generation, and of MQTT', () => {
  const [first, second] = scenarios.filter(({ name }) => name === 'commands');
  const generations = (exercises: readonly string[] = []) => new Set(exercises.map((id) => id.slice(0, 2)));
  expect([...generations(first?.exercises)]).toEqual(['V1']);
  expect([...generations(second?.exercises)]).toEqual(['V2']);
  const shared = scenarios.find(({ name }) => name === 'stream');
  expect([...generations(shared?.exercises)].toSorted()).toEqual(expect.arrayContaining(['V1', 'V2']));
});
