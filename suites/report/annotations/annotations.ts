import type { ConformanceResult, RuleResult } from '../../verdicts/conformance-result.ts';
import { cutTo, visible } from '../plain-text.ts';
import { sortedRules } from '../sorted-rules.ts';

/** GitHub shows so many of each kind for a step. */
const SHOWN = 10;
const LONGEST = 1000;

/** What is not green as workflow commands, which GitHub Actions shows beside the run and the pull request. */
export function annotations(result: ConformanceResult, replayCommand: (token: string) => string): string[] {
  const { failing, flaky, warned } = sortedRules(result);
  const stopped = result.scenarios.filter(({ outcome }) => outcome !== 'ran');
  return [
    ...[
      ...failing.map((rule) => command('error', `${rule.id} ${rule.level}`, told(rule, replayCommand))),
      ...result.stale.map(({ rule, why }) =>
        command('error', `${rule} in known`, `${why}. Take its entry out of known.`),
      ),
      ...stopped.map(({ name, reason = '' }) => command('error', `${name} did not run`, reason)),
    ].slice(0, SHOWN),
    ...[
      ...flaky.map((rule) => command('warning', `${rule.id} did not repeat`, told(rule, replayCommand))),
      ...warned.map((rule) => command('warning', `${rule.id} ${rule.level}`, told(rule, replayCommand))),
    ].slice(0, SHOWN),
  ];
}

function told({ sentence, violations: [violation] }: RuleResult, replayCommand: (token: string) => string): string {
  if (!violation) return `The device ${sentence}.`;
  const { message, expected, actual, nearMiss, replay } = violation;
  const lines = [
    message,
    `Expected: ${expected}`,
    `Actual: ${actual}`,
    ...(nearMiss === undefined ? [] : [`What it looks like: ${nearMiss}`]),
  ].map((line) => cutTo(line, LONGEST / 4));
  return [...lines, `Replay: ${replayCommand(replay)}`].join('\n');
}

function command(kind: 'error' | 'warning', title: string, message: string): string {
  const text = message.split('\n').map(visible).join('\n');
  return `::${kind} title=${data(visible(title)).replaceAll(':', '%3A').replaceAll(',', '%2C')}::${data(text)}`;
}

/** As GitHub's own toolkit escapes it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
