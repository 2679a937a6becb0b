import type { ConformanceResult } from '../result/conformance-result.ts';
import { type Verdict, verdicts } from '../result/verdict.ts';
import { type ExitCode, exitCode } from '../verdicts/exit-code.ts';
import { columnsOf } from '../words/columns.ts';
import { wrapped } from '../words/plain-text.ts';
import { labelled } from './labelled.ts';
import { nextToken } from './next-token.ts';
import { outcomeSentence } from './outcome-sentence.ts';
import type { Page } from './page.ts';
import type { Colour } from './paint.ts';
import { tell } from './texts.ts';

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
    ...present.map((verdict) => countOf(verdict, counts[verdict])),
    ...(unasked > 0 ? [tell('counted.unasked', { n: unasked })] : []),
    tell('counted.seconds', { s: (durationMs / 1000).toFixed(1) }),
  ].join(' · ');
  const sentence = outcomeSentence(result);
  const ending = tell('closing.exitCode', { code });
  const meaning = (line: string) => paint(colours[code], line);
  return [
    ...wrapped(counted, width),
    ...(columnsOf(sentence) + columnsOf(ending) < width
      ? [`${meaning(sentence)}${tell('between.sentences')}${paint('dim', ending)}`]
      : [...wrapped(sentence, width).map(meaning), paint('dim', ending)]),
    ...(file === undefined ? [] : [`${labelled(tell('closing.report'), paint)}${file}`]),
    ...(token === undefined ? [] : [`${labelled(tell('closing.next'), paint)}${replayCommand(token)}`]),
  ];
}

function countOf(verdict: Verdict, n: number): string {
  if (verdict === 'not-applicable') return tell('counted.not-applicable', { n });
  return tell('counted.verdict', { n, verdict: tell(`verdict.${verdict}`) });
}
