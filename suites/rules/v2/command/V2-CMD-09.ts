import { commands } from '../../folds/requests.ts';
import { commandFlaw, outsideModel } from '../../judges/request/command-flaws.ts';
import { defineRule } from '../../rule.ts';
import { valueForms } from '../answer-forms.ts';
import { refusals } from '../refusals.ts';

export default defineRule({
  id: 'V2-CMD-09',
  level: 'SHOULD',
  sentence: 'answers parameters outside the model with a non-zero `result_code`',
  source: 'ref2 4.8, 7',
  shownIn: ['refusals'],
  needs: ['commands'],
  judge: refusals(commands, commandFlaw(outsideModel, valueForms)),
});
