import type { Entry } from '../rules/rule.ts';
import { AnsweredOtherwise, answersOtherwise } from './answered-otherwise.ts';
import { MeantAnswers } from './meant-answers.ts';
import type { Rig } from './rig.ts';

/**
 * Gives commands up to which the device has answered in another way, and those that it is known not to answer. Where it answers in no
 * other way, its answers are taken for what they are meant to be.
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
  const { playbook } = options;
  const meant = new MeantAnswers(
    (areTaken) => {
      platform.takeAnyKey(deviceId, areTaken);
      commands.takesMeant = areTaken;
    },
    (areTaken) => platform.takeAnyFamily(deviceId, areTaken),
  );
  const takeMeant = (entry: Entry) => {
    const answer = meant.areTaken ? playbook.meantAnswer?.(entry, options) : undefined;
    if (!answer || !('connection' in entry)) return false;
    const { key, response } = answer;
    const { connection } = entry;
    // Not before all have seen the entry that shows it.
    answerClock.after(0, () => {
      const isTaken = platform.answerInOtherForm(deviceId, connection, key, response);
      // What names no command may be the answer to something else that was sent, or one command of several.
      if (!isTaken && key === undefined) otherwise.see(entry);
    });
    return true;
  };
  const otherwise = new AnsweredOtherwise({
    after: (ms, callback) => answerClock.after(ms, callback),
    enoughMs: () => commands.patience.usualMs,
    isInVain: () => options.learns && learnt.answersOnlyOtherwise,
    isAnswer: (entry) => answersOtherwise(entry, options),
    onEnd: (came, { isAlone, isElsewhere }) => {
      learnt.answeredOtherwise(came);
      if (isElsewhere && (isAlone || came)) meant.answeredElsewhere(came);
      else if (!came && isAlone) meant.answeredOtherwise();
    },
    giveUp: (key) => platform.cutShort(deviceId, key),
  });
  journal.subscribe((entry) => {
    meant.see(entry);
    if (!takeMeant(entry)) otherwise.see(entry);
  });
  const enoughMs = () => {
    const { answerMs } = options.waits;
    const graceMs = commands.late.graceMs();
    return graceMs > 0 ? answerMs + graceMs : learnt.enoughMs('answerMs', answerMs);
  };
  const nowOf = () => journal.entries.at(-1)?.at ?? 0;
  const hurry = () => otherwise.hurry(nowOf(), enoughMs());
  options.proved?.addEventListener('abort', hurry);
  const leave = learnt.onNews(() => {
    const { patience } = commands;
    const { answerMs } = options.waits;
    const now = nowOf();
    if (!options.learns) {
      if (learnt.isSilentForGood) otherwise.hurry(now, patience.proofMs);
      return;
    }
    const isDeaf = learnt.deafMs > 0 && patience.answers === 0;
    const isKnown = learnt.isInVain('answerMs') || learnt.isSilentForGood;
    if (isDeaf || isKnown) hurry();
    // One that is waited for longer than the device may take, is, to see whether it wakes.
    else if (learnt.knowsPace) otherwise.hurry(now, enoughMs(), answerMs);
  });
  return () => {
    leave();
    options.proved?.removeEventListener('abort', hurry);
  };
}
