import { defineRule, type Entry } from '../../rule.ts';

export default defineRule({
  id: 'V1-DYN-02',
  level: 'MUST',
  sentence: 'subscribes to its own /huawei/v1/products/{productId}/sn/{nodeId}/secretNotify when it registers itself',
  source: 'ref 8.1',
  shownIn: ['registration'],
  needs: ['registration'],
  judge({ exercised, broken }) {
    let login: Entry<'authenticated'> | undefined;
    let listens = false;
    let filters: string[] = [];
    return {
      'stage-began'({ stage }) {
        if (stage !== 'registration') return;
        login = undefined;
        listens = false;
        filters = [];
      },
      authenticated(entry) {
        if (entry.accepted && entry.v1?.login === 'product') login = entry;
      },
      subscribed({ connection, filters: asked }) {
        if (login?.connection !== connection) return;
        filters.push(...asked.map(({ filter }) => filter));
        if (listens || !asked.some(isNotification)) return;
        listens = true;
        exercised();
      },
      'stage-ended'(entry) {
        if (entry.stage !== 'registration' || !entry.complete || !login || listens) return;
        exercised();
        broken({
          message: 'It logged in to register itself, and does not listen for its secret.',
          expected: 'a subscription to /huawei/v1/products/{productId}/sn/{nodeId}/secretNotify',
          actual: filters.length > 0 ? filters.join(', ') : 'no subscription',
          evidence: [login, entry],
        });
      },
    };
  },
});

function isNotification({ filter, purpose }: Entry<'subscribed'>['filters'][number]): boolean {
  return purpose === 'registration' && filter.endsWith('/secretNotify');
}
