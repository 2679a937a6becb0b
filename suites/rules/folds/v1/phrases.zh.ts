import type { Phrase } from '../../../../mock-platform/language/phrase-book.ts';

/** What generation 1 changes in a command that stays unanswered, in Chinese. */
export const firstGenerationTrialPhrases: readonly Phrase[] = [
  ['when `hasMore` is left out', '不带`hasMore`'],
  ["when its members stand in the order of the vendor's table", '字段按厂商文档表格的顺序排列'],
  ['when there is a space after each comma and colon', '逗号和冒号后都有空格'],
  ['with another mid', '换一个mid'],
  ["on the other codec's topic", '在另一种编解码模式的Topic上'],
];
