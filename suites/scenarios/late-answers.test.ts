import { expect, test, vi } from 'vitest';
import type { Entry } from '../rules/rule.ts';
import { LateAnswers } from './late-answers.ts';
import { Learnt } from './learnt.ts';
import type { Rig } from './rig.ts';

/** How often it counts as late that an answer to a command that was given up came after so long. */
function countsAsLate(tookMs: number, answerMs: number): number {
  const learnt = new Learnt();
  const cameLate = vi.spyOn(learnt, 'cameLate');
  let see = (_: Entry) => {};
  const journal = {
    subscribe(listener: (entry: Entry) => void) {
      see = listener;
    },
  };
  new LateAnswers({ journal, learnt, options: { waits: { answerMs } } } as unknown as Rig);
  see({ type: 'command-sent', key: '7', at: 100 } as Entry);
  see({ type: 'response-unmatched', reason: 'late', key: '7', at: 100 + tookMs } as Entry);
  return cameLate.mock.calls.length;
}

test.each([
  ['that a busy machine held up says nothing of how long silence lasts', 1500, 20_000, 0],
  ['that took longer shows that what is silent may be slow', 2600, 20_000, 1],
  ['that had more than all of its time shows it, too', 1100, 300, 1],
  ['to a command whose time was put forward does not', 900, 300, 0],
])('a late answer %s', (_, tookMs, answerMs, times) => {
  expect(countsAsLate(tookMs, answerMs)).toBe(times);
});
