import { unknownToModel } from '../../judges/request/command-flaws.ts';
import { defineRule } from '../../rule.ts';
import { errcodeRefusals } from './errcode-refusals.ts';

export default defineRule({
  id: 'V1-CMD-08',
  level: 'SHOULD',
  sentence: 'answers an unknown service or command with a non-zero `errcode` instead of silence or success',
  source: 'ref 4.3',
  shownIn: ['refusals'],
  needs: ['commands'],
  judge: errcodeRefusals(unknownToModel),
});
