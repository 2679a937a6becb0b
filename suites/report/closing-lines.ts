import type { ConformanceResult } from '../verdicts/conformance-result.ts';
import { type ExitCode, exitCode } from '../verdicts/exit-code.ts';
import { verdicts } from '../verdicts/verdict.ts';
import { nextToken } from './next-token.ts';
import { outcomeSentence } from './outcome-sentence.ts';
import type { Page } from './page.ts';
import type { Colour } from './paint.ts';

const colours: Record<ExitCode, Colour> = { 0: 'green', 1: 'red', 2: 'red', 3: 'yellow' };

/** The last lines: the counts, what the exit code means, where all of it stands, and the one command to type next. */
export function closingLines(result: ConformanceResult, { paint, file, replayCommand }: Page): string[] {
  const { counts, durationMs } = result.summary;
  const code = exitCode(result.summary);
  const present = verdicts.filter((verdict) => counts[verdict] > 0);
  const token = nextToken(result);
  return [
    [
      ...present.map((verdict) => `${counts[verdict]} ${verdict.replaceAll('-', ' ')}`),
      `${(durationMs / 1000).toFixed(1)} s`,
    ].join(' · '),
    `${paint(colours[code], outcomeSentence(result))} ${paint('dim', `Exit code ${code}.`)}`,
    `${paint('dim', 'Report')}  ${file}`,
    ...(token === undefined ? [] : [`${paint('dim', 'Next')}    ${replayCommand(token)}`]),
  ];
}
