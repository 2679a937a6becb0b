import { expect, test } from 'vitest';
import { pairsOf, readFlag, readSetting } from './read-setting.ts';
import type { SettingForm } from './setting.ts';

test.each<readonly [SettingForm, string, unknown]>([
  ['number', '42', 42],
  ['number', ' -7 ', -7],
  ['number', '4.2', '4.2'],
  ['number', 'many', 'many'],
  ['port', '1883', 1883],
  ['port', '0', 0],
  ['port', 'off', false],
  ['port', 'high', 'high'],
  ['port', '-1', '-1'],
  ['switch', 'true', true],
  ['switch', 'Yes', true],
  ['switch', '1', true],
  ['switch', 'off', false],
  ['switch', '0', false],
  ['switch', 'maybe', 'maybe'],
  ['switch-or-list', 'on', true],
  ['switch-or-list', 'a,b', ['a', 'b']],
  ['list', 'json,binary', ['json', 'binary']],
  ['list', ' V1-CMD-01, V1-CMD-02\n', ['V1-CMD-01', 'V1-CMD-02']],
  ['pairs', 'A=1 B=2', { A: '1', B: '2' }],
  ['pairs', 'URL=mqtt://h?a=b', { URL: 'mqtt://h?a=b' }],
  ['pairs', 'A', 'A'],
  ['text', '42', '42'],
  ['command', 'node a.js', 'node a.js'],
  ['file', 'a b.ts', 'a b.ts'],
])('a %s %j means %j', (form, text, value) => {
  expect(readSetting({ form }, text)).toEqual(value);
});

test('a text is taken apart as its setting says, and comes back where that cannot be', () => {
  const split = (text: string) => {
    if (text.includes('!')) throw new Error('not like that');
    return text.split(';');
  };
  expect(readSetting({ form: 'pairs', split }, 'A=x y;B=')).toEqual({ A: 'x y', B: '' });
  expect(readSetting({ form: 'pairs', split }, 'A=1!')).toBe('A=1!');
});

test('words behind a flag are entries: taken apart, unless the setting reads each as a whole', () => {
  expect(readFlag({ form: 'list' }, ['a', 'b,c'])).toEqual(['a', 'b', 'c']);
  const entry = (text: string) => (text === 'x' ? undefined : { text });
  expect(readFlag({ form: 'list', entry }, ['a b', 'c,d', 'x'])).toEqual([{ text: 'a b' }, { text: 'c,d' }, 'x']);
  expect(readFlag({ form: 'list', entry }, 'a b')).toEqual([{ text: 'a' }, { text: 'b' }]);
  expect(readFlag({ form: 'pairs' }, ['A=x y', 'B=2'])).toEqual({ A: 'x y', B: '2' });
  expect(readFlag({ form: 'switch' }, false)).toBe(false);
});

test('words that are not pairs give nothing', () => {
  expect(pairsOf(['A=1', 'B=x y'])).toEqual({ A: '1', B: 'x y' });
  expect(pairsOf(['A=1', '=2'])).toBeUndefined();
});
