import { expect, test } from 'vitest';
import { byArea } from './by-area.ts';
import { defineRule } from './rule.ts';

const rule = (id: string) => defineRule({ id, level: 'MUST', sentence: 'does it', source: 'ref 1', judge: () => ({}) });
const headings = (...ids: string[]) =>
  byArea(ids.map(rule)).map(({ heading, rules }) => `${heading}: ${rules.map(({ id }) => id).join(' ')}`);

test('rules of one generation stand under the names of their areas', () => {
  expect(headings('V1-CMD-01', 'V1-CMD-02', 'MQTT-3.1.0-1')).toEqual([
    'commands: V1-CMD-01 V1-CMD-02',
    'MQTT 3.1.1 on the wire: MQTT-3.1.0-1',
  ]);
});

test('where there are two, each area says of which it is', () => {
  expect(headings('V1-CMD-01', 'V2-CMD-01', 'MQTT-3.1.0-1')).toEqual([
    'commands, generation 1: V1-CMD-01',
    'commands, generation 2: V2-CMD-01',
    'MQTT 3.1.1 on the wire: MQTT-3.1.0-1',
  ]);
});
