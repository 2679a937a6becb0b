import type { Phrase } from '../../../mock-platform/language/phrase-book.ts';

/** What is wrong with commands of generation 1 that the suites send, and how they are written, in Chinese. */
export const firstGenerationArbitraryPhrases: readonly Phrase[] = [
  ['mid within __proto__', 'mid放在__proto__里'],
  ['no hasMore', '没有hasMore'],
];
