import { expect, test } from 'vitest';
import { takeLanguage } from './take-language.ts';

const node = ['node', 'huawei-iot-conformance'];

test.each([
  [['list'], {}, 'en', ['list']],
  [['list'], { LANG: 'zh_CN.UTF-8' }, 'zh', ['list']],
  [['list', '--lang', 'zh', '--json'], {}, 'zh', ['list', '--json']],
  [['--lang=zh', 'list'], {}, 'zh', ['list']],
  [['list', '--lang', 'zh', '--lang', 'en'], { LANG: 'zh_CN' }, 'en', ['list']],
  [['run', '--device', 'lamp --lang zh'], {}, 'en', ['run', '--device', 'lamp --lang zh']],
  [['judge', '--', '--lang', 'zh'], {}, 'en', ['judge', '--', '--lang', 'zh']],
])('%o with %o speaks %s', (args, env, language, rest) => {
  expect(takeLanguage([...node, ...args], { ...env })).toEqual({ language, rest: [...node, ...rest] });
});

test('what is asked for by flag is handed on to the processes of this one', () => {
  const env: NodeJS.ProcessEnv = { CONFORMANCE_LANG: 'en' };
  takeLanguage([...node, 'run', '--lang', 'zh'], env);
  expect(env).toEqual({ CONFORMANCE_LANG: 'zh' });
});

test('a language that is not there, or not spoken, is refused', () => {
  expect(() => takeLanguage([...node, 'list', '--lang'], {})).toThrow('--lang needs a language: one of en, zh.');
  expect(() => takeLanguage([...node, 'list', '--lang', 'tlh'], {})).toThrow(
    '--lang is "tlh", expected one of en, zh.',
  );
});
