import { expect, test } from 'vitest';
import { pairsOf, readSetting } from './read-setting.ts';
import type { SettingForm } from './settings.ts';

test.each<readonly [SettingForm, string, unknown]>([
  ['number', '42', 42],
  ['number', ' -7 ', -7],
  ['number', '4.2', '4.2'],
  ['number', 'many', 'many'],
  ['switch', 'true', true],
  ['switch', 'Yes', true],
  ['switch', '1', true],
  ['switch', 'off', false],
  ['switch', '0', false],
  ['switch', 'maybe', 'maybe'],
  ['list', 'json,binary', ['json', 'binary']],
  ['list', ' V1-CMD-01, V1-CMD-02\n', ['V1-CMD-01', 'V1-CMD-02']],
  ['pairs', `A=1 B='x y' C=`, { A: '1', B: 'x y', C: '' }],
  ['pairs', 'URL=mqtt://h?a=b', { URL: 'mqtt://h?a=b' }],
  ['pairs', 'A', 'A'],
  ['pairs', `A='1`, `A='1`],
  ['text', '42', '42'],
  ['command', 'node a.js', 'node a.js'],
  ['file', 'a b.ts', 'a b.ts'],
])('a %s %j means %j', (form, text, value) => {
  expect(readSetting(form, text)).toEqual(value);
});

test('words that are not pairs give nothing', () => {
  expect(pairsOf(['A=1', 'B=x y'])).toEqual({ A: '1', B: 'x y' });
  expect(pairsOf(['A=1', '=2'])).toBeUndefined();
});
