import { expect, test } from 'vitest';
import { checkTranslation } from './check-translation.ts';

const sources = { hello: 'Hello, {name}.' };

test('a translation with the same source and the same values is right', () => {
  expect(checkTranslation(sources, { hello: ['Hello, {name}.', '{name},你好。'] })).toEqual([]);
});

test.each([
  ['missing', {}, 'hello is not translated: "Hello, {name}.".'],
  [
    'stale',
    { hello: ['Hi, {name}.', '{name},你好。'] as const },
    'hello has changed since it was translated. It was "Hi, {name}.", and is "Hello, {name}.". Translate it again, and put the new source beside it.',
  ],
  ['empty', { hello: ['Hello, {name}.', ' '] as const }, 'The translation of hello is empty.'],
  [
    'without a value',
    { hello: ['Hello, {name}.', '你好。'] as const },
    'The translation of hello has the values none, expected {name}.',
  ],
])('one that is %s is told', (_, translations, problem) => {
  expect(checkTranslation(sources, translations)).toEqual([problem]);
});

test('one that nothing needs is told', () => {
  expect(checkTranslation({}, { bye: ['Bye.', '再见。'] })).toEqual([
    'bye is translated, but there is no such text. Take the translation out.',
  ]);
});
