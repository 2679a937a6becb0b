import { defineRule } from '../../rule.ts';
import { judgeOwnService } from './judge-own-service.ts';

export default defineRule({
  id: 'V2-GET-06',
  level: 'SHOULD',
  sentence: 'answers a property get with the service that was asked for, and with no other of the model',
  source: 'ref2 4.6',
  shownIn: ['gets'],
  needs: ['get'],
  judge: judgeOwnService(false),
});
