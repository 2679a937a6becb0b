import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-TOPIC-06',
  level: 'MUST',
  sentence: 'answers commands on the data topic, never on the command topic',
  source: 'ref 4.3',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: ({ exercised, broken }) => ({
    'command-answered': () => exercised(),
    published(entry) {
      if (entry.purpose !== 'command' || isReport(entry.payload)) return;
      exercised();
      broken({
        message: 'It published on its command topic, where the platform does not listen.',
        expected: entry.topic.replace('/command/', '/data/'),
        actual: entry.topic,
        evidence: [entry],
      });
    },
  }),
});

/** Reports on a topic that is not theirs are V1-TOPIC-01's. */
function isReport(payload: Uint8Array): boolean {
  try {
    return JSON.parse(new TextDecoder().decode(payload))?.msgType === 'deviceReq';
  } catch {
    return false;
  }
}
