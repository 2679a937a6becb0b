import { expect, test } from 'vitest';
import { suggestRuleIds } from './suggest-rule-ids.ts';

const known = ['V1-CONN-01', 'V1-CONN-10', 'V1-CMD-01', 'V1-CMD-02', 'MQTT-3.1.0-1', 'MQTT-3.1.0-2'];

test.each([
  ['v1-conn-1', 'V1-CONN-01'],
  ['V1_CONN_01', 'V1-CONN-01'],
  ['CONN-01', 'V1-CONN-01'],
  ['cmd 2', 'V1-CMD-02'],
  ['V1-CMND-01', 'V1-CMD-01'],
  ['MQTT-3-1-0-2', 'MQTT-3.1.0-2'],
  ['3.1.0-1', 'MQTT-3.1.0-1'],
])('%s is nearest to %s', (unknown, id) => {
  expect(suggestRuleIds(unknown, known)[0]).toBe(id);
});

test('at most three are suggested', () => {
  expect(suggestRuleIds('V1-CXD-0', known).length).toBeLessThanOrEqual(3);
});

test.each(['', 'everything', 'MQTT-9.9.9-9', '🙂'])('nothing is near to "%s"', (unknown) => {
  expect(suggestRuleIds(unknown, known)).toEqual([]);
});
