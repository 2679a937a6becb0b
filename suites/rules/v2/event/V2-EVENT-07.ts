import { defineRule } from '../../rule.ts';
import { survivesSaid } from '../survives-said.ts';

export default defineRule({
  id: 'V2-EVENT-07',
  level: 'MUST',
  sentence:
    'survives well-formed events that it does not know (unknown service, unknown type, further members, empty `paras`, several at once, one for another device) and answers the next request',
  source: 'ref2 4.9',
  shownIn: ['events'],
  judge: survivesSaid(
    'event',
    () => true,
    ({ what }) => what === 'event',
  ),
});
