import type { Phrase } from '../../../../mock-platform/language/phrase-book.ts';

/** What generation 2 changes in a request that stays unanswered, in Chinese. */
export const secondGenerationTrialPhrases: readonly Phrase[] = [
  ['when `service_id` and `command_name` stand before `paras`', '`service_id`和`command_name`排在`paras`之前'],
  ['with another request_id', '换一个request_id'],
];
