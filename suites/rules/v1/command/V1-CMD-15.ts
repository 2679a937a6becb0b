import { allRequests } from '../../folds/requests.ts';
import { judgeBothQos } from '../../judges/request/judge-both-qos.ts';
import { defineRule } from '../../rule.ts';

export default defineRule({
  id: 'V1-CMD-15',
  level: 'MUST',
  sentence: 'answers commands that arrive at QoS 0 and at QoS 1',
  source: 'ref 4.2',
  shownIn: ['commands'],
  needs: ['commands'],
  judge: judgeBothQos(allRequests, { withoutSubscription: 1, isTheirs: ({ purpose }) => purpose === 'command' }),
});
