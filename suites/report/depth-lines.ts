import type { ConformanceResult } from '../result/conformance-result.ts';
import { plainText, wrapped } from '../words/plain-text.ts';
import type { Page } from './page.ts';

/** How much of the device the run exercised, in a line, and where that was too little. Nothing for a run that does not say. */
export function depthLines({ depth }: ConformanceResult, { paint, width }: Page): string[] {
  if (!depth) return [];
  const { commands, boundaries, sessionEvents, sequences, asked, steps, warnings } = depth;
  const returns = sessionEvents.find(({ event }) => event === 'came back')?.count ?? 0;
  const played = asked
    ? `${sequences} of ${asked.sequences} generated sequences, of ${steps} steps: ${asked.why}`
    : `${sequences} generated sequences of ${steps} steps`;
  const parts = [
    ...(commands.length > 0
      ? [`${commands.filter(({ succeeded }) => succeeded > 0).length} of ${commands.length} commands succeeded`]
      : []),
    ...(boundaries.length > 0
      ? [`${boundaries.filter(({ hits }) => hits > 0).length} of ${boundaries.length} parameter boundaries met`]
      : []),
    `came back ${returns} times`,
    played,
  ];
  const [first = '', ...more] = wrapped(parts.join(' · '), width - 8);
  return [
    `${paint('dim', 'Depth')}   ${first}`,
    ...more.map((line) => `        ${line}`),
    ...warnings.flatMap((warning) =>
      wrapped(plainText(warning), width - 2).map((line, at) => `${at === 0 ? paint('yellow', '!') : ' '} ${line}`),
    ),
  ];
}
