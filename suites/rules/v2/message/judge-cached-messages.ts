import { signsOfLife } from '../../folds/after-barrier.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Rule } from '../../rule.ts';
import { survivesSaid } from '../survives-said.ts';
import { FloodWatch, isFlood } from './floods.ts';

/** Does the device survive many messages at once, as when those come that have waited for it? */
export const judgeCachedMessages: Rule['judge'] = (bench) => {
  const watch = new FloodWatch();
  let takesCommands = true;
  return mergeJudges(
    {
      'device-declared': ({ commands }) => {
        takesCommands = commands;
      },
      'command-sent': () => watch.interrupt(),
      ...signsOfLife(() => {
        if (!takesCommands) watch.interrupt();
      }),
    },
    survivesSaid(
      'message',
      (_, all) => isFlood(all),
      (said) => said.what === 'message' && watch.see(said),
    )(bench),
  );
};
