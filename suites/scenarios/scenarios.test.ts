import { expect, test } from 'vitest';
import { toyPlaybook } from '../run/testing/toy-playbook.ts';
import { defineScenario } from './scenario.ts';
import { scenarios, scenariosFor } from './scenarios.ts';
import { firstPlaybook } from './v1/playbook.ts';

const mine = defineScenario({ name: 'mine', title: 'what a user wrote', play: async () => {} });

test('a device is played with what its generation has, and with what the user wrote', () => {
  expect(scenariosFor([...scenarios, mine], firstPlaybook)).toEqual([...scenarios, mine]);
  const ofAnother = scenariosFor([...scenarios, mine], toyPlaybook).map(({ name }) => name);
  expect(ofAnother.toSorted()).toEqual(['connect', 'cut', 'mine', 'redelivery', 'stream', 'take-over']);
});
