import fc from 'fast-check';
import { type Step, type Steps, startsDevice } from '../scenarios/step.ts';
import { shortcuts } from './shortcuts.ts';
import { simplerSteps } from './simpler-steps.ts';

/** Most steps of a generated sequence: short ones fail for fewer reasons at a time, and many of them follow each other. */
const usual = 10;

/** Where the search for a simpler sequence goes on: after what was already tried without success. */
interface Place {
  /** How many steps are left out at a time; 0 when only steps themselves can become simpler. */
  readonly chunk: number;
  /** The first one of those, or the step that is made simpler. */
  readonly at: number;
  /** Something became simpler since the search last began at the front with this chunk. */
  readonly improved: boolean;
}

/** What a list showed when it failed. */
export interface Shown {
  /** The part of it that was played by then. */
  readonly seen: Steps;
  /** The steps that what is wrong was recorded during, and the one that starts the device. */
  readonly involved?: Steps;
  /** Milliseconds from the first to the last entry of the evidence. */
  readonly tookMs?: number;
}

export interface SequenceConstraints {
  /** Most steps of a generated sequence. */
  readonly longest?: number;
  /** What a list that failed has shown. */
  readonly shown?: (steps: Steps) => Shown | undefined;
}

/**
 * Lists of steps. Shrinks any list, generated or not, towards fewer steps, large parts first, then towards simpler ones.
 * What was seen when a list failed makes it shorter at once.
 */
export class SequenceArbitrary extends fc.Arbitrary<Steps> {
  readonly #lists: fc.Arbitrary<Step[]>;
  readonly #shown: (steps: Steps) => Shown | undefined;

  constructor(step: fc.Arbitrary<Step>, { longest = usual, shown = () => undefined }: SequenceConstraints = {}) {
    super();
    this.#lists = fc.array(step, { minLength: 1, maxLength: longest, size: 'max' });
    this.#shown = shown;
  }

  override generate(random: fc.Random, biasFactor: number | undefined): fc.Value<Steps> {
    return new fc.Value<Steps>(this.#lists.generate(random, biasFactor).value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Steps {
    return Array.isArray(value) && value.length > 0;
  }

  override shrink(steps: Steps, context: unknown): fc.Stream<fc.Value<Steps>> {
    return fc.stream(this.#candidates(steps, context as Place | undefined));
  }

  *#candidates(steps: Steps, place: Place | undefined): Generator<fc.Value<Steps>> {
    const { seen, involved, tookMs } = this.#shown(steps) ?? {};
    if (!place) {
      // Waiting for reports takes so long that little else could be tried.
      const direct = involved && involved.length < steps.length ? [involved] : [];
      const tries = [...direct, ...shortcuts(seen ?? steps, tookMs)];
      for (const tried of [...tries.filter((steps) => !waits(steps)), ...tries.filter(waits)])
        yield new fc.Value<Steps>(tried, undefined);
    }
    if (seen && JSON.stringify(seen) !== JSON.stringify(steps)) yield new fc.Value<Steps>(seen, place);
    const { chunk, at, improved } = place ?? { chunk: Math.ceil(steps.length / 2), at: 0, improved: false };
    if (chunk > 0) yield* fewer(steps, chunk, at);
    yield* simpler(steps, chunk > 0 ? 0 : at, steps.length);
    if (!improved) return;
    // What could not be left out, or made simpler, before may be by now.
    yield* fewer(steps, Math.ceil(steps.length / 2), 0);
    if (chunk === 0) yield* simpler(steps, 0, at);
  }
}

/** Takes as long as the device takes to report. */
function waits(steps: Steps): boolean {
  return steps.some(({ kind }) => kind === 'reports' || kind === 'busy');
}

/** Leaves out `chunk` steps from `at` on, then from behind them, then half as many. */
function* fewer(steps: Steps, chunk: number, at: number): Generator<fc.Value<Steps>> {
  // The step that starts the device stays, or the player would have to take it for granted.
  const first = steps[0] && startsDevice(steps[0]) ? 1 : 0;
  for (let size = Math.min(chunk, steps.length - first); size >= 1; size = Math.floor(size / 2)) {
    for (let from = size === chunk ? Math.max(at, first) : first; from < steps.length; from += size) {
      const rest = steps.toSpliced(from, size);
      if (rest.length > 0) yield new fc.Value<Steps>(rest, { chunk: size, at: from, improved: true } satisfies Place);
    }
  }
}

/** Makes the steps from `from` to before `to` simpler, one at a time. */
function* simpler(steps: Steps, from: number, to: number): Generator<fc.Value<Steps>> {
  for (let at = from; at < Math.min(to, steps.length); at++) {
    for (const step of simplerSteps(steps[at] as Step)) {
      yield new fc.Value<Steps>(steps.with(at, step), { chunk: 0, at, improved: true } satisfies Place);
    }
  }
}
