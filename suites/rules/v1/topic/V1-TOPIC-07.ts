import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-TOPIC-07',
  level: 'SHOULD',
  sentence: 'publishes nothing on topics of other interfaces, such as those below $oc',
  source: 'ref 12',
  judge: ({ exercised, broken }) => ({
    published(entry) {
      exercised();
      if (!entry.topic.startsWith('$')) return;
      broken({
        message: 'It published on a topic of another interface, which this one does not read.',
        expected: 'a topic under /huawei/v1/',
        actual: JSON.stringify(entry.topic),
        evidence: [entry],
      });
    },
  }),
});
