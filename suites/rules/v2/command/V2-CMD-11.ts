import { defineRule } from '../../rule.ts';
import { survivesMalformed } from '../survives-malformed.ts';

export default defineRule({
  id: 'V2-CMD-11',
  level: 'SHOULD',
  sentence:
    'survives a malformed command (not JSON, cut off, wrong types, no `command_name`, ill-formed UTF-8, deep nesting, empty) and answers the next valid request',
  source: 'ref2 4.8',
  shownIn: ['malformed'],
  needs: ['commands'],
  judge: survivesMalformed('command'),
});
