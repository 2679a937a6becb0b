import { AnsweredOtherwise } from './answered-otherwise.ts';
import type { Rig } from './rig.ts';

/**
 * Gives commands up to which the device has answered in another way, and those that it is known not to answer.
 * @returns what ends it
 */
export function noticeOtherwise({
  options,
  platform,
  deviceId,
  journal,
  learnt,
  commands,
  answerClock,
}: Rig): () => void {
  const otherwise = new AnsweredOtherwise({
    after: (ms, callback) => answerClock.after(ms, callback),
    enoughMs: () => commands.patience.usualMs,
    isInVain: () => options.learns && learnt.answersOnlyOtherwise,
    onEnd: (came) => learnt.answeredOtherwise(came),
    giveUp: (key) => platform.cutShort(deviceId, key),
  });
  journal.subscribe((entry) => otherwise.see(entry));
  return learnt.onNews(() => {
    const isDeaf = learnt.deafMs > 0 && commands.patience.answers === 0;
    if (!options.learns || (!isDeaf && !learnt.isInVain('answerMs'))) return;
    otherwise.hurry(journal.entries.at(-1)?.at ?? 0, learnt.enoughMs('answerMs', options.waits.answerMs));
  });
}
