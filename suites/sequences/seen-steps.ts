import type { Entry } from '../rules/rule.ts';
import { isMeantAsReport } from '../scenarios/reports.ts';
import { type BegunStep, type Step, startsDevice } from '../scenarios/step.ts';

/** The steps that had begun when entry `since` was recorded, the last of them only as far as it had come. */
export function seenSteps(begun: readonly BegunStep[], since: number, journal: readonly Entry[]): Step[] {
  const end = journal.findLast((entry) => entry.type === 'device-exited' && !entry.asked);
  const isAnew = journal.some(({ type, seq }) => end && type === 'device-started' && seq > end.seq);
  // What was to be done after the device had ended was not done to it.
  const until = end && !isAnew ? Math.min(since, end.seq) : since;
  const seen = begun.filter(({ from }) => from < until);
  return seen.map(({ step, from }, at) => {
    if (at < seen.length - 1) return step;
    const during = journal.filter(({ seq }) => seq > from && seq <= since);
    return reduced(step, during);
  });
}

/** The steps during which these entries were recorded, by their sequence numbers, and the one that started the device. */
export function involvedSteps(begun: readonly BegunStep[], seqs: readonly number[]): Step[] {
  const during = new Set(seqs.map((seq) => begun.findLastIndex(({ from }) => from < seq)));
  return begun.flatMap(({ step }, at) => (during.has(at) || (at === 0 && startsDevice(step)) ? [step] : []));
}

function reduced(step: Step, during: readonly Entry[]): Step {
  if (step.kind !== 'reports' && step.kind !== 'commands') return step;
  const isOne = step.kind === 'reports' ? isMeantAsReport : ({ type }: Entry) => type === 'command-sent';
  const n = during.filter(isOne).length;
  return n >= 1 && n < step.n ? { ...step, n } : step;
}
