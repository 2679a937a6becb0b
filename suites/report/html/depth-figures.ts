import type { ConformanceResult } from '../../result/conformance-result.ts';
import { tell } from './texts.ts';

interface Figure {
  readonly value: string;
  readonly of?: string;
  readonly label: string;
}

/** How deep the run went, in a few numbers. */
export function depthFigures({ rules, scenarios, depth }: ConformanceResult): Figure[] {
  const applicable = rules.filter(({ verdict }) => verdict !== 'not-applicable');
  const judged = applicable.filter(({ exercised }) => exercised > 0);
  const ran = scenarios.filter(({ outcome }) => outcome === 'ran');
  const cases = rules.reduce((sum, { exercised }) => sum + exercised, 0);
  return [
    { value: written(judged.length), of: written(applicable.length), label: tell('judged') },
    { value: written(cases), label: tell('cases') },
    { value: written(ran.length), of: written(scenarios.length), label: tell('ran') },
    ...(depth ? depthOf(depth) : []),
  ];
}

function depthOf({ commands, boundaries, sequences, steps }: NonNullable<ConformanceResult['depth']>): Figure[] {
  const succeeded = commands.filter(({ succeeded }) => succeeded > 0).length;
  const hit = boundaries.filter(({ hits }) => hits > 0).length;
  return [
    { value: written(succeeded), of: written(commands.length), label: tell('answered') },
    ...(boundaries.length > 0
      ? [{ value: written(hit), of: written(boundaries.length), label: tell('boundaries') }]
      : []),
    ...(sequences > 0 ? [{ value: written(sequences), label: `sequences, ${written(steps)} steps` }] : []),
  ];
}

/** Thousands apart, by a space that does not break. */
function written(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
