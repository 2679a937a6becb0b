import { defineRule } from '../../rule.ts';
import { judgeCachedMessages } from './judge-cached-messages.ts';

export default defineRule({
  id: 'V2-MSG-06',
  level: 'MUST',
  sentence:
    'survives 20 messages at once, as when those come that waited for it to log in, and answers a request a second later',
  source: 'ref2 5.4',
  shownIn: ['messages'],
  judge: judgeCachedMessages,
});
