import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { phraseBook } from '../../mock-platform/language/phrase-book.ts';
import { examples } from '../pages/example.ts';
import { phrasesInChinese } from './phrases.zh.ts';

const file = join(import.meta.dirname, '../pages/examples.json');
const recorded = Object.entries(examples.parse(JSON.parse(readFileSync(file, 'utf8'))));
const book = phraseBook(phrasesInChinese);

/** What is no text of the kit's own, or is said by no rule any more. */
const others = [
  // OpenSSL, a codec of the tests, a request id with a blank, what a scenario calls its bytes.
  /unsupported protocol/,
  /after the end of the message/,
  /with percent/,
  /packet type 0/,
  // Recorded with earlier words.
  /sent together with others/,
  /declares that it reports/,
];

test('what faulty devices were told is told in Chinese, but for what they wrote', () => {
  const texts = recorded.flatMap(([, { breaks }]) => [
    breaks.message,
    breaks.expected,
    breaks.actual,
    breaks.nearMiss ?? '',
  ]);
  const left = [...new Set(texts)].filter((text) => {
    if (others.some((other) => other.test(text))) return false;
    const bare = book(text).replaceAll(/"(?:[^"\\]|\\.)*"|\{\w+\}|\([^)]*…\)|\{[^}]*\}/g, '');
    return /(?<![\w$./-])[a-z]{3,} [a-z]{2,}/.test(bare);
  });
  expect(left).toEqual([]);
  expect(texts.length).toBeGreaterThan(600);
});

test.each([
  'ACME sends reports of at most forty bytes.',
  'It is long, and nobody reads it.',
  'The lamp is red; the switch is off.',
])('a text of a rule of one’s own stays as it is: %s', (text) => {
  expect(book(text)).toBe(text);
});
