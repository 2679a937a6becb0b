import { expect, test } from 'vitest';
import { en } from './page/texts/en.ts';
import { tell } from './page/texts.ts';

test('a text has its values in it, also such that look like names of values', () => {
  expect(tell('state.online', { online: 2, devices: '{online}' })).toBe('2 of {online} on line');
  // @ts-expect-error A value is missing.
  expect(tell('state.online', { online: 2 })).toBe('2 of {devices} on line');
  // @ts-expect-error There is no such text.
  expect(() => tell('no.such')).toThrow(TypeError);
});

test('every text says something, and is used under its own name', () => {
  const empty = Object.entries(en).filter(([, text]) => text.trim() === '');
  expect(empty).toEqual([]);
});
