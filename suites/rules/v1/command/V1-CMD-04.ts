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
    return {
      'message-received': (entry) => void messages.set(entry.connection, entry),
      'command-answered'(entry) {
        const message = messages.get(entry.connection);
        const mid = (message?.value as { mid?: unknown } | undefined)?.mid;
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
