import { defineRule } from '../../rule.ts';
import { isReportText } from './is-report-text.ts';

export default defineRule({
  id: 'V1-TOPIC-06',
  level: 'MUST',
  sentence: 'answers commands on the data topic, never on the command topic',
  source: 'ref 4.3',
  shownIn: ['commands'],
  needs: ['commands'],
  judge({ exercised, broken }) {
    /** On these, something that is no report came on the command topic. */
    const astray = new Set<number>();
    return {
      'command-answered'({ otherwise, connection }) {
        // One that could not be read as it is may stand in the right place.
        if (otherwise !== 'form' || !astray.has(connection)) exercised();
      },
      'connection-closed': ({ connection }) => void astray.delete(connection),
      published(entry) {
        // Reports on a topic that is not theirs are V1-TOPIC-01's.
        if (entry.purpose !== 'command' || isReportText(entry.payload)) return;
        astray.add(entry.connection);
        exercised();
        broken({
          message: 'It published on its command topic, where the platform does not listen.',
          expected: entry.topic.replace('/command/', '/data/'),
          actual: entry.topic,
          evidence: [entry],
        });
      },
    };
  },
});
