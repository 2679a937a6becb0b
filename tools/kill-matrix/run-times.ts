import { type GenerationNumber, generations } from '../../suites/configuration/generations.ts';

/** How long a run against one fault took, and what it left open. */
export interface RunTime {
  readonly fault: string;
  /** Of the interface that the device speaks. */
  readonly generation: GenerationNumber;
  /** Seconds until the fault's own rule was believed to be broken; absent where it never was. */
  readonly believed?: number;
  /** Seconds until the end of the run. */
  readonly end: number;
  /**
   * Rules that were not judged, beyond those that the fault is said to hide; none for a device that never gets ready, with which nothing
   * can be judged.
   */
  readonly unjudged: readonly string[];
  /** Rules that the fault hides, and that were not judged. */
  readonly hidden?: readonly string[];
  /** Rules that it is said to hide, and that were judged. */
  readonly shown?: readonly string[];
}

export interface Spread {
  readonly median: number;
  /** So much at most in 95 of 100. */
  readonly most: number;
  readonly worst: number;
}

/** Seconds until the end of a run, and rules that it does not judge. */
const bounds: { readonly end: Spread; readonly unjudged: Omit<Spread, 'worst'> } = {
  end: { median: 15, most: 40, worst: 90 },
  unjudged: { median: 0, most: 3 },
};

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { median: at(0.5), most: at(0.95), worst: at(1) };
}

/** In one line: how long runs take until a fault's own rule is believed, and to their end, and how much they leave open. */
export function timesInWords(times: readonly RunTime[]): string {
  const seconds = (values: readonly number[]) => {
    const { median, most, worst } = spreadOf(values);
    return `median ${median.toFixed(1)} s, 95 % within ${most.toFixed(1)} s, at most ${worst.toFixed(1)} s`;
  };
  const { median, most, worst } = spreadOf(times.map(({ unjudged }) => unjudged.length));
  return [
    `its own rule believed: ${seconds(times.flatMap(({ believed }) => believed ?? []))}`,
    `end of the run: ${seconds(times.map(({ end }) => end))}`,
    `rules not judged: median ${median}, 95 % at most ${most}, at most ${worst}`,
  ].join(' · ');
}

/** Which of the bounds whole runs exceed, in words, and what is said of a fault and not so; the bounds hold for each generation. */
export function exceeded(times: readonly RunTime[]): string[] {
  const shown = times.flatMap((time) =>
    (time.shown ?? []).map((rule) => `${time.fault} is said to hide ${rule}, which was judged`),
  );
  const beyond = generations.flatMap((generation) => {
    const own = times.filter((time) => time.generation === generation);
    return own.length > 0 ? exceededIn(own).map((problem) => `generation ${generation}: ${problem}`) : [];
  });
  return [...shown, ...beyond];
}

/** Of the rules that were not judged, those that the fault hides, and the others; and what it is said to hide and does not. */
export function unjudgedBeyond(
  open: readonly string[],
  said: readonly string[],
): Pick<RunTime, 'unjudged' | 'hidden' | 'shown'> {
  const hidden = open.filter((id) => said.includes(id));
  const shown = said.filter((id) => !open.includes(id));
  return {
    unjudged: open.filter((id) => !said.includes(id)),
    ...(hidden.length > 0 && { hidden }),
    ...(shown.length > 0 && { shown }),
  };
}

function exceededIn(times: readonly RunTime[]): string[] {
  const end = spreadOf(times.map((time) => time.end));
  const unjudged = spreadOf(times.map((time) => time.unjudged.length));
  const checks: readonly (readonly [what: string, value: number, bound: number])[] = [
    ['seconds to the end of a run, median', end.median, bounds.end.median],
    ['seconds to the end of a run, 95 %', end.most, bounds.end.most],
    ['seconds to the end of a run, longest', end.worst, bounds.end.worst],
    ['rules not judged, median', unjudged.median, bounds.unjudged.median],
    ['rules not judged, 95 %', unjudged.most, bounds.unjudged.most],
  ];
  return checks.flatMap(([what, value, bound]) =>
    value > bound ? [`${what}: ${value}, expected ${bound} at most`] : [],
  );
}
