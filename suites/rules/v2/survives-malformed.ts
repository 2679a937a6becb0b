import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';
import { judgeSurvival } from '../folds/judge-survival.ts';
import { anyRequests } from '../folds/requests.ts';
import type { Rule } from '../rule.ts';

/** Does the device survive what was sent in the place of a request of this family, and is none? */
export function survivesMalformed(family: V2Family): Rule['judge'] {
  return judgeSurvival('malformed', {
    requests: anyRequests,
    isAbout: (harm) => harm.type === 'probe-sent' && harm.v2?.family === family,
  });
}
