import type { ConformanceResult } from '../result/conformance-result.ts';
import { verdicts } from '../result/verdict.ts';
import { type ExitCode, exitCode } from '../verdicts/exit-code.ts';
import { wrapped } from '../words/plain-text.ts';
import { nextToken } from './next-token.ts';
import { outcomeSentence } from './outcome-sentence.ts';
import type { Page } from './page.ts';
import type { Colour } from './paint.ts';

const colours: Record<ExitCode, Colour> = { 0: 'green', 1: 'red', 2: 'red', 3: 'yellow' };

/** The last lines: the counts, what the exit code means, where all of it stands, and the one command to type next. */
export function closingLines(result: ConformanceResult, { paint, width, file, replayCommand }: Page): string[] {
  const { durationMs } = result.summary;
  const unasked = result.rules.filter((rule) => rule.unasked).length;
  const counts = { ...result.summary.counts };
  counts['not-applicable'] -= unasked;
  const code = exitCode(result.summary);
  const present = verdicts.filter((verdict) => counts[verdict] > 0);
  const token = nextToken(result);
  const counted = [
    ...present.map((verdict) => `${counts[verdict]} ${verdict.replaceAll('-', ' ')}`),
    ...(unasked > 0 ? [`${unasked} not asked for`] : []),
    `${(durationMs / 1000).toFixed(1)} s`,
  ].join(' · ');
  const sentence = outcomeSentence(result);
  const ending = `Exit code ${code}.`;
  const meaning = (line: string) => paint(colours[code], line);
  return [
    ...wrapped(counted, width),
    ...(sentence.length + ending.length < width
      ? [`${meaning(sentence)} ${paint('dim', ending)}`]
      : [...wrapped(sentence, width).map(meaning), paint('dim', ending)]),
    ...(file === undefined ? [] : [`${paint('dim', 'Report')}  ${file}`]),
    ...(token === undefined ? [] : [`${paint('dim', 'Next')}    ${replayCommand(token)}`]),
  ];
}
