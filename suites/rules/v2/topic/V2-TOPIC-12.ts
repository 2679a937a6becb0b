import { defineRule } from '../../rule.ts';

const takesTraceId = /\/sys\/(?:messages\/up|properties\/report|gateway\/sub_devices\/properties\/report)$/;

export default defineRule({
  id: 'V2-TOPIC-12',
  level: 'SHOULD',
  sentence:
    'writes ?request_id= behind a topic once, with something behind it, and only behind messages/up, properties/report and the report of a gateway',
  source: 'ref2 3',
  when: 'writes ?request_id= behind a topic',
  judge: ({ exercised, broken }) => ({
    published(entry) {
      const { v2, topic } = entry;
      const place = topic.indexOf('?');
      if (v2 === undefined || place < 0) return;
      const [bare, behind] = [topic.slice(0, place), topic.slice(place + 1)];
      const ids = behind.split(/[?&]/).flatMap((one) => (one.startsWith('request_id=') ? [one.slice(11)] : []));
      if (ids.length === 0) return;
      exercised();
      const problem = !takesTraceId.test(bare)
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
