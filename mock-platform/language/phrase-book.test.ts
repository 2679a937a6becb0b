import { expect, test } from 'vitest';
import { type Phrase, phraseBook } from './phrase-book.ts';

const phrases: readonly Phrase[] = [
  ['It did not answer {what}.', '它没有响应{what}。'],
  ['It did not answer {what}. It answers {trial}.', '它没有响应{what}。{trial}时它会响应。'],
  ['{id} with {key} {id2}', '{id}（{key}为{id2}）'],
  ['{what} with {key} {id}', '{what}（{key}为{id}）'],
  ['{what} with {key} {id}, {situation}', '{what}（{key}为{id}），{situation}'],
  ['the {word} of {ids}', '{ids}的{word}'],
  ['mid', 'mid'],
  ['with {n} others in flight', '同时另有{n}个请求'],
  ['another command', '换一条命令'],
  ['a malformed {word} ({flaw})', '格式错误的{word}（{flaw}）'],
  ['command', '命令'],
  ['{id} missing', '缺少{id}'],
  ['nothing', '没有'],
  ['{id} is {what}, and the model allows {expected}', '{id}为{what}，而模型要求{expected}'],
  ['at most {n}', '最多{n}'],
  ['one of {quoted}', '以下之一：{quoted}'],
  ['no {path}', '没有{path}'],
];
const book = phraseBook(phrases);

test.each([
  ['nothing', '没有'],
  ['It did not answer Lamp/set with mid 3.', '它没有响应Lamp/set（mid为3）。'],
  [
    'It did not answer Lamp/set with mid 3, with 2 others in flight. It answers another command.',
    '它没有响应Lamp/set（mid为3），同时另有2个请求。换一条命令时它会响应。',
  ],
  [
    'a malformed command (mid missing), then a malformed command (cmd missing)',
    '格式错误的命令（缺少mid），然后是格式错误的命令（缺少cmd）',
  ],
  ['level is 101, and the model allows at most 100', 'level为101，而模型要求最多100'],
  [
    'It did not answer the command of A, B with mid 3, with 2 others in flight.',
    '它没有响应A, B的命令（mid为3），同时另有2个请求。',
  ],
  ['one of "a", "b"', '以下之一："a", "b"'],
  ['no Lamp/level', '没有Lamp/level'],
])('%s is told as %s', (text, told) => {
  expect(book(text)).toBe(told);
});

test.each([
  ['It did not answer Lamp/set. It did not answer another command.', '它没有响应Lamp/set。它没有响应换一条命令。'],
  ['A lamp of mine. It did not answer Lamp/set. And so on.', 'A lamp of mine. 它没有响应Lamp/set。And so on.'],
  [
    'It did not answer Lamp/set {"a":"b. It did not answer c."}.',
    '它没有响应Lamp/set {"a":"b. It did not answer c."}。',
  ],
])('sentences are told one by one: %s', (text, told) => {
  expect(book(text)).toBe(told);
});

test('lines are told one by one', () => {
  expect(book('It did not answer Lamp/set.\n  at home\nno Lamp/level')).toBe(
    '它没有响应Lamp/set。\n  at home\n没有Lamp/level',
  );
});

test('what is a phrase may end a sentence', () => {
  expect(book('nothing.')).toBe('没有。');
});

test.each([
  'Its lamp is red with much light',
  'one of the lamps',
  'no lamps at home',
  'at most some',
  'A command of mine. And nothing else.',
  '',
])('what it does not know stays as it is: %s', (text) => {
  expect(book(text)).toBe(text);
});

test('what a device wrote stays as it is, also where it reads like a phrase', () => {
  const hostile = JSON.stringify('nothing, and the model allows at most 1. It answers another command.');
  expect(book(`level is ${hostile}, and the model allows at most 100`)).toBe(`level为${hostile}，而模型要求最多100`);
  expect(book(`{"a":${hostile}}`)).toBe(`{"a":${hostile}}`);
  // Marks that do not match quote nothing.
  expect(book('level is ", and the model allows at most 100')).toBe('level为"，而模型要求最多100');
});

test('hostile texts are looked at in bounded time', () => {
  const long = [
    'It did not answer '.repeat(200),
    'a malformed command ('.repeat(180),
    ', then '.repeat(500),
    'x is '.repeat(700),
    '"'.repeat(3999),
    `${'with 1 others in flight, '.repeat(150)}x`,
  ];
  const begin = performance.now();
  for (const text of long) book(text);
  // Milliseconds on an idle machine; without bounds, minutes.
  expect(performance.now() - begin).toBeLessThan(2000);
  expect(book('nothing, '.repeat(1000))).toBe('nothing, '.repeat(1000));
});
