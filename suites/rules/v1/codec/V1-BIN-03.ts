import { defineRule, type Entry } from '../../rule.ts';

interface Waiting {
  readonly sent: Entry<'command-sent'>;
  /** What arrived since and could not be decoded. */
  garbled?: Entry<'message-received'>;
}

export default defineRule({
  id: 'V1-BIN-03',
  level: 'MUST',
  sentence: 'answers a binary command with a deviceRsp that the codec can decode',
  source: 'ref 4.5',
  shownIn: ['binary'],
  needs: ['binary', 'commands'],
  judge({ exercised, broken }) {
    const waiting = new Map<string, Waiting>();
    const keyOf = (deviceId: string, key: string) => `${key} ${deviceId}`;
    return {
      'command-sent'(sent) {
        if (sent.v1?.codecMode === 'binary' && sent.fit === 'valid')
          waiting.set(keyOf(sent.deviceId, sent.key), { sent });
      },
      'message-received'(entry) {
        if (entry.v1?.codecMode !== 'binary' || entry.unreadable === undefined) return;
        for (const command of waiting.values()) {
          if (command.sent.deviceId === entry.deviceId) command.garbled ??= entry;
        }
      },
      'command-answered'({ deviceId, key, otherwise }) {
        if (waiting.delete(keyOf(deviceId, key)) && otherwise !== 'form') exercised();
      },
      'command-unanswered'(entry) {
        const command = waiting.get(keyOf(entry.deviceId, entry.key));
        waiting.delete(keyOf(entry.deviceId, entry.key));
        // Silence is V1-CMD-01's.
        if (!command?.garbled || entry.outcome !== 'timed-out') return;
        exercised();
        broken({
          message: 'Its answer to a binary command could not be decoded.',
          expected: `a deviceRsp with mid ${entry.key}, in the form of the codec`,
          actual: command.garbled.unreadable ?? '',
          evidence: [command.sent, command.garbled, entry],
        });
      },
    };
  },
});
