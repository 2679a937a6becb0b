import { keylessAnswer } from '../../../mock-platform/generations/v2/keyless-answer.ts';
import type { Entry } from '../../rules/rule.ts';
import type { MeantAnswer } from '../meant-answers.ts';

/** An answer on the topic for answers, without the request id behind it. */
export function meantAnswer(entry: Entry): MeantAnswer | undefined {
  if (entry.type !== 'published') return undefined;
  const response = keylessAnswer(entry)?.response;
  return response && { response };
}
