import { defineRule } from '../../rule.ts';
import { traceIdsOf } from './trace-ids.ts';

export default defineRule({
  id: 'V2-TOPIC-12',
  level: 'SHOULD',
  sentence:
    'writes ?request_id= behind a topic once, with something behind it, and only behind messages/up, properties/report and the report of a gateway',
  source: 'ref2 3',
  when: 'writes ?request_id= behind a topic',
  judge: ({ exercised, broken }) => ({
    published(entry) {
      const found = entry.v2 && traceIdsOf(entry.topic, entry.deviceId);
      if (!found) return;
      exercised();
      const { bare, ids, isInPlace } = found;
      const problem = !isInPlace
        ? `?request_id= behind ${bare}`
        : ids.length > 1
          ? `?request_id= ${ids.length} times`
          : ids[0] === '' && '?request_id= with nothing behind it';
      if (!problem) return;
      broken({
        message: 'It wrote a request id behind a topic as the platform does not read it.',
        expected:
          '?request_id={id} once, behind messages/up, properties/report or gateway/sub_devices/properties/report',
        actual: problem,
        evidence: [entry],
      });
    },
  }),
});
