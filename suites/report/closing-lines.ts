import type { ConformanceResult } from '../verdicts/conformance-result.ts';
import { type ExitCode, exitCode, exitCodes } from '../verdicts/exit-code.ts';
import { failsRun } from '../verdicts/overall-verdict.ts';
import { verdicts } from '../verdicts/verdict.ts';
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
    `${paint(colours[code], meaning(result, code))} ${paint('dim', `Exit code ${code}.`)}`,
    `${paint('dim', 'Report')}  ${file}`,
    ...(token === undefined ? [] : [`${paint('dim', 'Next')}    ${replayCommand(token)}`]),
  ];
}

function meaning(result: ConformanceResult, code: ExitCode): string {
  if (code === exitCodes.broken) return failure(result);
  if (code === exitCodes.incomplete) return gap(result);
  const known = result.rules.filter((rule) => rule.known).length;
  if (known > 0) return `The device breaks nothing but ${many(known, 'rule that is known', 'rules that are known')}.`;
  if (result.summary.counts.warn > 0) return 'The device breaks no rule that it must keep.';
  return 'The device keeps every rule that was judged.';
}

function failure({ rules, stale, summary: { strict } }: ConformanceResult): string {
  const broken = rules.filter((rule) => failsRun(rule, strict)).length;
  return [
    ...(broken > 0 ? [`The device breaks ${many(broken, 'rule', 'rules')}.`] : []),
    ...(stale.length > 0 ? [`${many(stale.length, 'entry', 'entries')} of \`known\` must go.`] : []),
  ].join(' ');
}

function gap({ scenarios, summary: { counts, flaky } }: ConformanceResult): string {
  const stopped = scenarios.filter(({ outcome }) => outcome !== 'ran').length;
  const unseen = counts['not-exercised'];
  const gaps = [
    ...(stopped > 0 ? [`${many(stopped, 'scenario', 'scenarios')} did not run`] : []),
    ...(unseen > 0 ? [`${many(unseen, 'rule was', 'rules were')} not exercised`] : []),
    ...(flaky > 0 ? [`${many(flaky, 'failure', 'failures')} did not repeat`] : []),
  ];
  return `The run is incomplete: ${gaps.join(', ') || 'no rule was judged'}.`;
}

/** What to look at first: a failure, then what stopped, then what was flaky, then a warning. */
function nextToken({ rules, scenarios, summary: { strict } }: ConformanceResult): string | undefined {
  const fresh = rules.filter(({ known }) => !known);
  const first =
    fresh.find((rule) => failsRun(rule, strict))?.violations[0] ??
    scenarios.find(({ outcome }) => outcome !== 'ran') ??
    fresh.find(({ flaky }) => flaky)?.violations[0] ??
    fresh.find(({ verdict }) => verdict === 'warn')?.violations[0];
  return first?.replay;
}

function many(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
