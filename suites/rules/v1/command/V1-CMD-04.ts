import { readJson } from '../../../../mock-platform/protocol/read-json.ts';
import { defineRule, type Entry } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-04',
  level: 'SHOULD',
  sentence: 'sends `mid` as a JSON integer (digits in a string are accepted, with a warning)',
  source: 'ref 4.3',
  shownIn: ['commands'],
  needs: ['commands'],
  judge({ exercised, broken }) {
    const messages = new Map<number, Entry<'message-received'>>();
    /** Answers on the command topic: where they stand is V1-TOPIC-06's. */
    const astray = new Map<number, Entry<'published'>>();
    return {
      'message-received': (entry) => void messages.set(entry.connection, entry),
      published(entry) {
        if (entry.purpose === 'command') astray.set(entry.connection, entry);
      },
      'command-answered'(entry) {
        const isAstray = entry.otherwise === 'form' && astray.has(entry.connection);
        const message = (isAstray ? astray : messages).get(entry.connection);
        const mid = message && midIn(message);
        if (!message || mid === undefined) return;
        exercised();
        if (typeof mid === 'number') return;
        broken({
          message: 'It sent the mid of a command in another type.',
          expected: entry.key,
          actual: JSON.stringify(mid),
          ...(typeof mid === 'string' && { nearMiss: 'digits in a string' }),
          evidence: [message, entry],
        });
      },
    };
  },
});

function midIn(message: Entry<'message-received' | 'published'>): unknown {
  const { value } = message.type === 'published' ? readJson(message.payload) : message;
  return (value as { mid?: unknown } | null | undefined)?.mid;
}
