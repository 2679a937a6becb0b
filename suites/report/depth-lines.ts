import { retold } from '../../mock-platform/language/retold.ts';
import type { ConformanceResult } from '../result/conformance-result.ts';
import { plainText, wrapped } from '../words/plain-text.ts';
import { labelled } from './labelled.ts';
import type { Page } from './page.ts';
import { tell } from './texts.ts';

/** How much of the device the run exercised, in a line, and where that was too little. Nothing for a run that does not say. */
export function depthLines({ depth }: ConformanceResult, { paint, width }: Page): string[] {
  if (!depth) return [];
  const { commands, boundaries, sessionEvents, sequences, asked, steps, warnings } = depth;
  const returns = sessionEvents.find(({ event }) => event === 'came back')?.count ?? 0;
  const played = asked
    ? tell('depth.sequencesOf', { n: sequences, all: asked.sequences, steps, why: retold(asked.why) })
    : tell('depth.sequences', { n: sequences, steps });
  const succeeded = commands.filter((command) => command.succeeded > 0).length;
  const met = boundaries.filter(({ hits }) => hits > 0).length;
  const parts = [
    ...(commands.length > 0 ? [tell('depth.commands', { n: succeeded, all: commands.length })] : []),
    ...(boundaries.length > 0 ? [tell('depth.boundaries', { n: met, all: boundaries.length })] : []),
    tell('depth.returns', { n: returns }),
    played,
  ];
  const [first = '', ...more] = wrapped(parts.join(' · '), width - 8);
  return [
    `${labelled(tell('depth.label'), paint)}${first}`,
    ...more.map((line) => `        ${line}`),
    ...warnings.flatMap((warning) =>
      wrapped(plainText(retold(warning)), width - 2).map(
        (line, at) => `${at === 0 ? paint('yellow', '!') : ' '} ${line}`,
      ),
    ),
  ];
}
