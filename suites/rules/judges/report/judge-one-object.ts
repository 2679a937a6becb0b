import { isObject } from '../../../../mock-platform/protocol/is-object.ts';
import type { Entry, Rule } from '../../rule.ts';

type Message = Entry<'message-received'>;

interface Messages {
  /** Should it be JSON? */
  readonly isMeant: (entry: Message) => boolean;
  /** What a payload that is not JSON, or a value that is not an object, looks like. */
  readonly looksLike: (entry: Message) => string | undefined;
}

/** Is each payload one JSON object in UTF-8? */
export function judgeOneObject({ isMeant, looksLike }: Messages): Rule['judge'] {
  return ({ exercised, broken }) => ({
    'message-received'(entry) {
      if (!isMeant(entry)) return;
      exercised();
      const { payload, unreadable, tooDeep, value } = entry;
      // How deep it may be nested is written nowhere: the bound is the mock's own.
      const isDeepObject = tooDeep && /^\s*\{/.test(new TextDecoder().decode(payload));
      if (isDeepObject) return;
      if (unreadable === undefined && isObject(value)) return;
      const nearMiss = looksLike(entry);
      broken({
        message: 'It published something else than one JSON object.',
        expected: 'one JSON object in UTF-8',
        actual: unreadable ?? (Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`),
        ...(nearMiss !== undefined && { nearMiss }),
        evidence: [entry],
      });
    },
  });
}
