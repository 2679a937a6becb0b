import { expect, test } from 'vitest';
import { exchange, journal, login, published, requestSent, requestUnanswered } from '../../rules/v2/testing.ts';
import type { Case } from './case.ts';
import { topicLikeness } from './topic-likeness.ts';

const entries = journal(
  ...[login(), exchange()].flat(),
  requestSent({ family: 'set' }),
  published({ channel: 'unknown' }),
  requestUnanswered({ family: 'set' }),
);
const of = (type: string) => entries.findLast((entry) => entry.type === type) ?? expect.fail(`no ${type}`);
const caseOf = (nearMiss: string | undefined, ...types: readonly string[]): Case => {
  const evidence = types.map(of);
  const [shownBy] = evidence.slice(-1);
  return { journal: entries, evidence, shownBy, violation: { ...(nearMiss && { nearMiss }) } } as unknown as Case;
};
const lacks = 'the request id is missing at the end';
const silence = caseOf(lacks, 'command-sent', 'published', 'command-unanswered');
const unanswered = caseOf(undefined, 'command-sent', 'command-unanswered');
const there = caseOf(lacks, 'published');

test('a topic that lacks something, and a request without the answer that came there, have that in common', () => {
  expect([...topicLikeness([silence])]).toEqual([...topicLikeness([there, there])]);
  expect(topicLikeness([silence, silence, silence, silence, unanswered]).size).toBe(1);
});

test('another topic, or none, have nothing in common with it', () => {
  expect([...topicLikeness([caseOf('a slash in front', 'published')])]).not.toEqual([...topicLikeness([there])]);
  expect(topicLikeness([silence, unanswered]).size).toBe(0);
  expect(topicLikeness([caseOf(lacks, 'command-sent', 'command-unanswered')]).size).toBe(0);
  expect(topicLikeness([]).size).toBe(0);
});
