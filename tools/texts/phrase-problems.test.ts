import { join } from 'node:path';
import { expect, test } from 'vitest';
import { spokenPhrases } from '../../suites/report/phrases.zh.ts';
import { phraseProblems } from './phrase-problems.ts';

const root = join(import.meta.dirname, '../..');

test('a phrase or an error without its Chinese, one that no code says, and one that says the same as another are told', () => {
  const gone = 'It did not acknowledge a message at QoS 1.';
  const ofError = 'The journal cannot be recorded in "{1}": {why}. Give another file.';
  const wrong = phraseProblems(root, [
    ...spokenPhrases.filter(([source]) => source !== gone && source !== ofError),
    ['{response} {other}', '{other}{response}'],
    ['It said {n} words that no rule knows.', '它说了{n}个规则都不认识的词。'],
    ['{response} without {other}', '没有{other}的{response}'],
  ]);
  expect(wrong).toEqual([
    `suites/rules/mqtt/MQTT-4.3.2-2.ts says "${gone}", which has no Chinese in a phrases.zh.ts.`,
    `mock-platform/journal/journal-file.ts says ${JSON.stringify(ofError.replaceAll(/\{\w+\}/g, '{}'))}, which has no Chinese in a phrases.zh.ts.`,
    '"It said {n} words that no rule knows." is translated, and no code says it. Take the phrase out.',
    '"{response} {other}" has no text of its own.',
    expect.stringContaining('"{response} without {other}" is told as "'),
  ]);
});
