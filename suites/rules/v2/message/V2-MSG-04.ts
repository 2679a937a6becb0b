import { defineRule } from '../../rule.ts';
import { judgeOwnObject } from '../own-object.ts';
import { envelopeObjects } from './envelope-objects.ts';

export default defineRule({
  id: 'V2-MSG-04',
  level: 'MUST',
  sentence: 'names in a message, if it sends it in the envelope, no other device as `object_device_id`',
  source: 'ref2 4.1',
  when: 'sends messages in the envelope of the platform',
  judge: judgeOwnObject(envelopeObjects, 'a message'),
});
