import type { Case } from './case.ts';

/** So great a part of them is alike: a request may stay without an answer for another reason as well. */
const MOST = 0.8;

/**
 * What the topics have in common on which a device answers, and that are none for answers: "the request id is missing at the end". The rules
 * on answers of each family and the one on topics tell of the same mistake. Empty where there is none in most cases.
 */
export function topicLikeness(cases: readonly Case[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const like of cases.flatMap(likeness)) counts.set(like, (counts.get(like) ?? 0) + 1);
  return new Set([...counts].flatMap(([like, count]) => (count >= cases.length * MOST ? [like] : [])));
}

function likeness({ shownBy, evidence, violation }: Case): string[] {
  const misplaced = evidence.findLast(({ type }) => type === 'published');
  const isOfTopic = shownBy.type === 'command-unanswered' || shownBy === misplaced;
  if (!isOfTopic || misplaced?.type !== 'published' || misplaced.purpose !== 'foreign') return [];
  return violation.nearMiss === undefined ? [] : [violation.nearMiss];
}
