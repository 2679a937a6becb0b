import { afterEach, expect, test } from 'vitest';
import { inLanguage, learn, speak, spoken, teller } from './spoken.ts';
import type { Translated } from './texts.ts';

const en = { bye: 'Bye.', hello: 'Hello, {name}.' } as const;
const zh: Translated<typeof en> = { bye: ['Bye.', '再见。'], hello: ['Hello, {name}.', '{name},你好。'] };
const tell = teller(en);

afterEach(() => speak('en'));

test('a text is in English, unless another language is spoken that was learnt', () => {
  speak('zh');
  expect(tell('bye')).toBe('Bye.');
  learn(en, zh);
  expect(tell('hello', { name: '{name}' })).toBe('{name},你好。');
  speak('en');
  expect(tell('hello', { name: 'device' })).toBe('Hello, device.');
});

test('one text may be in another language, and what comes then is as before, also after an error', () => {
  learn(en, zh);
  expect(inLanguage('zh', () => tell('bye'))).toBe('再见。');
  expect(() =>
    inLanguage('zh', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(spoken()).toBe('en');
});

test('the compiler refuses what is missing, stale or unused, and values that are not told', () => {
  // @ts-expect-error One is missing.
  const missing: Translated<typeof en> = { bye: ['Bye.', '再见。'] };
  // @ts-expect-error Its source was another.
  const stale: Translated<typeof en> = { ...zh, bye: ['Good-bye.', '再见。'] };
  // @ts-expect-error There is no such text.
  const unused: Translated<typeof en> = { ...zh, again: ['Again.', '再次'] };
  expect([missing, stale, unused]).toHaveLength(3);
  // @ts-expect-error It has a value.
  expect(tell('hello')).toBe('Hello, {name}.');
});
