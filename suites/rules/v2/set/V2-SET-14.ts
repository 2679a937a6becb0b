import { defineRule } from '../../rule.ts';
import { survivesMalformed } from '../survives-malformed.ts';

export default defineRule({
  id: 'V2-SET-14',
  level: 'SHOULD',
  sentence:
    'survives a malformed property set (not JSON, cut off, no `services` or of a wrong type, ill-formed UTF-8, deep nesting, empty) and answers the next valid one',
  source: 'ref2 4.5',
  shownIn: ['malformed'],
  needs: ['set'],
  judge: survivesMalformed('set'),
});
