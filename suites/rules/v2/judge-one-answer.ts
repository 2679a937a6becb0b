import type { V2Channel } from '../../../mock-platform/generations/v2/own.ts';
import { judgeOneObject } from '../judges/report/judge-one-object.ts';
import type { Rule } from '../rule.ts';
import { isOn } from './answer-forms.ts';
import { readAsMeant } from './read-as-meant.ts';

/** Is every answer on a channel one JSON object? */
export function judgeOneAnswer(channel: V2Channel): Rule['judge'] {
  const judge = judgeOneObject({
    isMeant: isOn(channel),
    looksLike({ payload, value }) {
      if (payload.length === 0) return 'an empty payload';
      return Array.isArray(value) && value.length === 1 ? 'the object in an array' : undefined;
    },
  });
  return readAsMeant(channel, judge);
}
