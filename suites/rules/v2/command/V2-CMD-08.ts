import { commands } from '../../folds/requests.ts';
import { commandFlaw, unknownToModel } from '../../judges/request/command-flaws.ts';
import { defineRule } from '../../rule.ts';
import { refusals } from '../refusals.ts';

export default defineRule({
  id: 'V2-CMD-08',
  level: 'SHOULD',
  sentence: 'answers an unknown service or command with a non-zero `result_code` instead of silence or success',
  source: 'ref2 4.8',
  shownIn: ['refusals'],
  needs: ['commands'],
  judge: refusals(commands, commandFlaw(unknownToModel)),
});
