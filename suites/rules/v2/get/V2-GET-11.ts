import { defineRule } from '../../rule.ts';
import { survivesMalformed } from '../survives-malformed.ts';

export default defineRule({
  id: 'V2-GET-11',
  level: 'SHOULD',
  sentence: 'survives a malformed property get and answers the next valid one',
  source: 'ref2 4.6',
  shownIn: ['malformed'],
  needs: ['get'],
  judge: survivesMalformed('get'),
});
