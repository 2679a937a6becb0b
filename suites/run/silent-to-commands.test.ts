import { expect, test } from 'vitest';
import { ignoring } from '../../fixtures/devices/faults/message-changes.ts';
import { createReferenceDevice } from '../../fixtures/devices/reference-device.ts';
import { playbooks } from '../scenarios/playbooks.ts';
import { runConformance } from './run-conformance.ts';

const named = ['connect', 'sets', 'gets', 'cut'];

test('a device that answers no commands is judged by its property sets and gets', { timeout: 120_000 }, async () => {
  const { rules } = await runConformance({
    generation: 2,
    seed: 3,
    budget: 0,
    runs: 1,
    device: createReferenceDevice(
      { generation: 2 },
      ignoring(({ family }) => family === 'command'),
    ),
    capabilities: { transport: 'mqtt', propertiesSet: true, propertiesGet: true },
    timeouts: { answerMs: 3000 },
    scenarios: playbooks[2].scenarios.filter(({ name }) => named.includes(name)),
  });
  expect(rules.filter(({ violations }) => violations.length > 0).map(({ id }) => id)).toEqual(['V2-CMD-01']);
  const judged = ['V2-SET-01', 'V2-SET-06', 'V2-GET-01', 'V2-GET-04', 'V2-GET-06', 'V2-SESSION-03'];
  expect(rules.filter(({ id }) => judged.includes(id)).map(({ verdict }) => verdict)).toEqual(judged.map(() => 'pass'));
});
