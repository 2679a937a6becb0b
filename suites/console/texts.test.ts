import { expect, onTestFinished, test } from 'vitest';
import { en } from './page/texts/en.ts';
import { zh } from './page/texts/zh.ts';
import { speakAs, tell, word } from './page/texts.ts';

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

test('words of the API are said in words, and those that are new stay as they are', () => {
  expect(word('outcome', 'connection-lost')).toBe('connection lost');
  expect(word('outcome', 'eaten')).toBe('eaten');
});

test('the same texts are said in Chinese', () => {
  speakAs(zh);
  onTestFinished(() => speakAs(undefined));
  expect(tell('state.online', { online: 2, devices: 3 })).toBe('在线2个，共3个设备');
  expect(word('fit', 'unknown-service')).toBe('服务不存在');
});
