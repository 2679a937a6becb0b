import { defineRule } from '../../rule.ts';
import { judgeUnknownService } from './judge-unknown-service.ts';

export default defineRule({
  id: 'V2-GET-09',
  level: 'SHOULD',
  sentence: 'answers a property get of an unknown service with no services, rather than with others or not at all',
  source: 'ref2 4.6',
  shownIn: ['refusals'],
  needs: ['get'],
  judge: judgeUnknownService,
});
