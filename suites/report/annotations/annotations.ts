import type { ConformanceResult } from '../../result/conformance-result.ts';
import { cutTo, visible } from '../../words/plain-text.ts';
import { type Failure, sortedRules } from '../sorted-rules.ts';

/** GitHub shows this number of each kind for a step. */
const SHOWN = 10;
const LONGEST = 1000;

/** What is not green as workflow commands, which GitHub Actions shows beside the run and the pull request. */
export function annotations(result: ConformanceResult, replayCommand: (token: string) => string): string[] {
  const { failing, flaky, warned } = sortedRules(result);
  const stopped = result.scenarios.filter(({ outcome }) => outcome !== 'ran');
  return [
    ...[
      ...failing.map((failure) => command('error', titleOf(failure), told(failure, replayCommand))),
      ...result.stale.map(({ rule, why }) =>
        command('error', `${rule} in known`, `${why}. Take its entry out of known.`),
      ),
      ...stopped.map(({ name, reason = '' }) => command('error', `${name} did not run`, reason)),
    ].slice(0, SHOWN),
    ...[
      ...flaky.map((failure) => command('warning', `${failure.rule.id} did not repeat`, told(failure, replayCommand))),
      ...warned.map((failure) => command('warning', titleOf(failure), told(failure, replayCommand))),
    ].slice(0, SHOWN),
  ];
}

function titleOf({ rule }: Failure): string {
  return `${rule.id} ${rule.level}`;
}

function told({ rule, also }: Failure, replayCommand: (token: string) => string): string {
  const {
    sentence,
    violations: [violation],
  } = rule;
  if (!violation) return `The device ${sentence}.`;
  const { message, expected, actual, nearMiss, replay } = violation;
  const lines = [
    message,
    `Expected: ${expected}`,
    `Actual: ${actual}`,
    ...(nearMiss === undefined ? [] : [`What it looks like: ${nearMiss}`]),
    ...(also.length === 0 ? [] : [`Also broken by this: ${also.map(({ id }) => id).join(', ')}`]),
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
