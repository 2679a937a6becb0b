import { defineRule } from '../../rule.ts';
import { survivesSaid } from '../survives-said.ts';
import { isFlood } from './floods.ts';

export default defineRule({
  id: 'V2-MSG-01',
  level: 'MUST',
  sentence:
    'survives any bytes as a message (none, one byte, binary, ill-formed UTF-8, a number, an array, `null`, an envelope with missing or further members) and answers the next request',
  source: 'ref2 4.1, 4.2',
  shownIn: ['messages'],
  judge: survivesSaid(
    'message',
    (_, all) => !isFlood(all),
    ({ what }) => what === 'message',
  ),
});
