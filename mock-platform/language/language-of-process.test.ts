import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { languageOfProcess } from './language-of-process.ts';

test.each([
  [{}, undefined, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, undefined, 'zh'],
  [{ LANG: 'zh_TW.UTF-8' }, undefined, 'zh'],
  [{ LANG: 'zh-Hans' }, undefined, 'zh'],
  [{ LANG: 'zha_CN' }, undefined, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, undefined, 'en'],
  [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, undefined, 'en'],
  [{ LC_ALL: 'POSIX', LANG: 'zh_CN.UTF-8' }, undefined, 'en'],
  [{ LC_ALL: '', LC_MESSAGES: 'zh_CN', LANG: 'en_GB' }, undefined, 'zh'],
  [{ LC_MESSAGES: 'en_GB', LANG: 'zh_CN' }, undefined, 'en'],
  [{ CONFORMANCE_LANG: 'en', LANG: 'zh_CN' }, undefined, 'en'],
  [{ CONFORMANCE_LANG: '', LANG: 'zh_CN' }, undefined, 'zh'],
  [{ CONFORMANCE_LANG: 'en' }, 'zh', 'zh'],
  [{ CONFORMANCE_LANG: 'zh' }, 'EN', 'en'],
] as const)('%o with the flag %s speaks %s', (env, flag, language) => {
  expect(languageOfProcess(env, flag)).toBe(language);
});

test('a language that the kit does not speak is refused where somebody asks for it by name', () => {
  const wrong = () => languageOfProcess({}, 'klingon');
  expect(wrong).toThrow(UsageError);
  expect(wrong).toThrow('--lang is "klingon", expected one of en, zh.');
  expect(() => languageOfProcess({ CONFORMANCE_LANG: 'fr' })).toThrow(
    'CONFORMANCE_LANG is "fr", expected one of en, zh.',
  );
});
