import { systemClock } from '../../mock-platform/clock.ts';
import type { ProductModel } from '../../mock-platform/product-model/model.ts';
import { findCommand, validateParameters } from '../../mock-platform/product-model/validate.ts';
import type { Entry, Rule } from '../rules/rule.ts';
import { Learnt, type Wait } from '../scenarios/learnt.ts';
import type { RigOptions, Waits } from '../scenarios/rig-options.ts';
import { commandsOf, type StepCommand, type Steps } from '../scenarios/step.ts';
import { learntWaits } from '../sequences/learnt-waits.ts';
import { type Shrunk, shrink } from '../sequences/shrink.ts';
import { toldSteps } from '../sequences/told-steps.ts';
import type { Counterexample } from '../verdicts/scenario-result.ts';
import { anySignal } from './any-signal.ts';
import { lateAnswerMs } from './late-answer-ms.ts';
import { isTooBusy } from './too-busy.ts';
import { type Tried, trySteps } from './try-steps.ts';

/** Steps after which a rule was broken, and what the device was like then. */
export interface Evidence {
  readonly scenario: string;
  readonly steps: Steps;
  readonly journal: readonly Entry[];
  readonly options: RigOptions;
}

export interface Search {
  readonly rule: Rule;
  /** How long to look for simpler steps, ms; asked when the search has its turn, and not more than 0 where there is no time. */
  readonly budgetMs: () => number;
  /** When there is no more time for it, on the monotonic clock; asked when the search has its turn. Default: never. */
  readonly until?: () => number | undefined;
  /** Simplest sequences may be confirmed side by side. */
  readonly atOnce: boolean;
  /** Lets the work of looking for simpler steps begin; what proves the simplest mostly waits, and goes on beside others. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
  /** From when it is aborted on, the failure was repeated with the declared waits: to prove its shortest sequence takes no longer than to find it. */
  readonly proved?: AbortSignal;
  /** Token that plays just these steps again. */
  readonly replay: (found: { readonly steps: Steps; readonly path: string }) => string;
}

/** So many of the simplest sequences are confirmed, one after the other, until one stands. */
const mostConfirmations = 3;
/** When none has, they are tried again, this often in all, as long as that is quick: a device may have its own rhythm. */
const mostRounds = 4;
const quickMs = 2000;
/** The steps that it begins with are played so often, where that is quick, until they show it again. */
const mostOpenings = 6;

/**
 * Looks for the shortest sequence that breaks the rule, with waits learnt from the device, and confirms it with the
 * declared ones. Undefined when the steps alone do not show it, or nothing simpler stands.
 */
export async function findCounterexample(
  evidence: Evidence,
  { rule, budgetMs: budget, until: end, atOnce, proved, replay, inTurn = (work) => work() }: Search,
): Promise<Counterexample | undefined> {
  const { steps, journal, options } = evidence;
  const { waits, seed, model } = options;
  const trials = new WeakMap<Steps, Tried>();
  const search = (tried: RigOptions, budgetMs: number): Promise<Shrunk | undefined> => {
    const tryOut = async (candidate: Steps) => {
      const trial = await trySteps(candidate, rule, tried);
      trials.set(candidate, trial);
      return trial;
    };
    const isSound = (candidate: Steps) =>
      candidate.every((step) => commandsOf(step).every((command) => isAsSaid(command, model)));
    return shrink(steps, tryOut, { budgetMs, until: end?.(), seed, isSound });
  };
  const latestAnswerMs = lateAnswerMs(rule, journal);
  // What its shorter waits do not show is not new for others.
  const learning = {
    ...options,
    learns: true,
    learnt: new Learnt(options.learnt),
    ...(latestAnswerMs !== undefined && { latestAnswerMs }),
  };
  let budgetMs = 0;
  const shrunk = await inTurn(async () => {
    budgetMs = budget();
    if (budgetMs <= 0) return undefined;
    const until = performance.now() + budgetMs / 2;
    let found = await search({ ...learning, waits: learntWaits(journal, waits) }, budgetMs);
    // What shows only after a long wait needs it; what depends on the device's own rhythm needs luck.
    for (let n = 0; !found && (n === 0 || (n < mostOpenings && performance.now() < until)); n++) {
      found = await search(learning, budgetMs);
    }
    return found;
  });
  if (!shrunk) return undefined;
  const simplest = shrunk.broken.slice(0, mostConfirmations);
  // Whether an answer comes late is seen where the failure is repeated.
  const over = new AbortController();
  const proving = {
    ...learning,
    learns: false,
    looksForLate: false,
    ...(proved && { proved }),
    waits: wanted(options),
    stop: anySignal(over.signal, options.stop),
  };
  const confirm = async (candidate: Steps) => {
    const trial = trials.get(candidate);
    // The steps that it began with were confirmed before.
    const isConfirmed = candidate === shrunk.broken.at(-1) && trial && !hasWaited(trial);
    return isConfirmed ? trial : trySteps(candidate, rule, proving);
  };
  const waiting = simplest.some((candidate) => hasWaited(trials.get(candidate)));
  const begun: Promise<Tried>[] = [];
  const begin = (count: number) => {
    for (const candidate of simplest.slice(begun.length, count)) {
      const one = confirm(candidate);
      one.catch(() => {});
      begun.push(one);
    }
  };
  // Those that wait do it at the same time.
  begin(atOnce && waiting ? simplest.length : 1);
  const endOfQuick = atOnce ? systemClock.after(quickMs, () => begin(simplest.length)) : undefined;
  const confirmUntil = performance.now() + quickMs;
  try {
    for (let n = 0; n < simplest.length * mostRounds; n++) {
      if (n >= simplest.length && performance.now() > confirmUntil) break;
      const index = n % simplest.length;
      begin(n + 1);
      const { isBroken, seen, played } = await (begun[n] ?? confirm(simplest[index] as Steps));
      const [violation] = played.findings[0]?.violations ?? [];
      if (!isBroken || !violation || isTooBusy(played)) continue;
      const isMinimal = shrunk.isMinimal && index === 0;
      return {
        rule: rule.id,
        steps: toldSteps(seen, options.playbook.keys),
        minimal: isMinimal,
        ...(!isMinimal && { note: noteOf(shrunk, budgetMs) }),
        violation,
        journal: played.journal,
        output: played.output,
        replay: replay({ steps: seen, path: shrunk.path }),
      };
    }
  } finally {
    endOfQuick?.();
    over.abort('since a simpler sequence stands');
  }
  return undefined;
}

function hasWaited(trial: Tried | undefined): boolean {
  return trial?.played.waitedInVain === true || trial?.played.impatient === true;
}

/**
 * The waits for the sequence that is reported: the declared ones. If the device had all of its time before without success, to
 * come back, to report, or to answer anything at all, it is not given it once more.
 */
function wanted({ waits, learnt }: RigOptions): Waits {
  const known = (wait: Wait) => (learnt?.isInVain(wait) ? learnt.enoughMs(wait, waits[wait]) : waits[wait]);
  return {
    startMs: known('startMs'),
    answerMs: learnt?.answers === 0 ? known('answerMs') : waits.answerMs,
    reportMs: known('reportMs'),
    reconnectMs: known('reconnectMs'),
  };
}

/** A command that is not said to have a flaw fits the model. */
function isAsSaid({ serviceId, cmd, paras, flaw }: StepCommand, model: ProductModel): boolean {
  if (flaw !== undefined) return true;
  const command = findCommand(model, serviceId, cmd);
  return command !== undefined && !validateParameters(command, paras).some(({ tolerated }) => !tolerated);
}

function noteOf({ isMinimal }: Shrunk, budgetMs: number): string {
  if (isMinimal) return 'a simpler sequence showed it, too, but not when it had all the time that the device may take';
  return `the ${Math.round(budgetMs / 100) / 10} s for shrinking were over: there may be a simpler one (--budget)`;
}
