import { defineRule } from '../../rule.ts';
import { judgeAllServices } from './judge-all-services.ts';

export default defineRule({
  id: 'V2-GET-07',
  level: 'SHOULD',
  sentence: 'answers a property get without `service_id` with every service of the model that has a readable property',
  source: 'ref2 4.6',
  shownIn: ['gets'],
  needs: ['get'],
  judge: judgeAllServices(false),
});
