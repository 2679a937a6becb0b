import { gets } from '../../folds/requests.ts';
import { judgeBothQos } from '../../judges/request/judge-both-qos.ts';
import { defineRule } from '../../rule.ts';
import { sentOn } from '../sent-on.ts';

export default defineRule({
  id: 'V2-GET-14',
  level: 'MUST',
  sentence: 'answers property gets that arrive at QoS 0 and at QoS 1',
  source: 'ref2 2.4',
  shownIn: ['forms'],
  needs: ['get'],
  judge: judgeBothQos(gets, sentOn('properties/get')),
});
