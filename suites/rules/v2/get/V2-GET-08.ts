import { judgeMisfits } from '../../judges/report/judge-misfits.ts';
import { defineRule } from '../../rule.ts';
import { readAsMeant } from '../read-as-meant.ts';
import { getAnswerForm } from './get-answer-form.ts';

export default defineRule({
  id: 'V2-GET-08',
  level: 'SHOULD',
  sentence: 'sends in its answers properties of the model, in its data types and bounds',
  source: 'ref2 4.6, 7',
  shownIn: ['gets'],
  needs: ['get'],
  judge: readAsMeant(
    'properties/get/response',
    judgeMisfits(
      getAnswerForm,
      ['type', 'unknown', 'range', 'step', 'length', 'enum'],
      (path) => `${path} of its answer to a property get is not as the product model has it.`,
    ),
  ),
});
