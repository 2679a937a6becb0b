import { mergeJudges } from '../../merge-judges.ts';
import { defineRule } from '../../rule.ts';
import { judgeAllServices } from './judge-all-services.ts';
import { judgeOwnService } from './judge-own-service.ts';

export default defineRule({
  id: 'V2-GET-13',
  level: 'SHOULD',
  sentence: 'answers each of the property gets in flight for different services with its own service',
  source: 'ref2 4.6',
  shownIn: ['mixed'],
  needs: ['get', 'in-flight'],
  when: 'has several services',
  judge: (bench) => mergeJudges(judgeOwnService(true)(bench), judgeAllServices(true)(bench)),
});
