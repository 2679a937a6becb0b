import { sets } from '../../folds/requests.ts';
import { judgeBothQos } from '../../judges/request/judge-both-qos.ts';
import { defineRule } from '../../rule.ts';
import { sentOn } from '../sent-on.ts';

export default defineRule({
  id: 'V2-SET-17',
  level: 'MUST',
  sentence: 'answers property sets that arrive at QoS 0 and at QoS 1',
  source: 'ref2 2.4',
  shownIn: ['forms'],
  needs: ['set'],
  judge: judgeBothQos(sets, sentOn('properties/set')),
});
