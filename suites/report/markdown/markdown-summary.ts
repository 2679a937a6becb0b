import type { ConformanceResult, RuleResult } from '../../result/conformance-result.ts';
import { verdicts } from '../../result/verdict.ts';
import type { Comparison } from '../comparison/compare-results.ts';
import { exitSentence } from '../exit-lines.ts';
import { lookOf } from '../look-of.ts';
import { outcomeSentence } from '../outcome-sentence.ts';
import { type Failure, sortedRules } from '../sorted-rules.ts';
import { inlineCode, prose } from './markdown-text.ts';

/** This number of broken rules is shown in full. */
const IN_FULL = 10;
/** So many are named after that. */
const NAMED = 30;

export interface MarkdownOptions {
  /** The command that runs just this again. */
  readonly replayCommand: (token: string) => string;
  readonly comparison?: Comparison;
}

/** The result in short, for a pull request or the summary of a CI job. At most some 15,000 characters. */
export function markdownSummary(result: ConformanceResult, { replayCommand, comparison }: MarkdownOptions): string {
  const { summary, device, platform, scenarios, stale } = result;
  const { failing, flaky, warned } = sortedRules(result);
  const { word, symbol } = lookOf({ verdict: summary.verdict });
  const present = verdicts.filter((verdict) => summary.counts[verdict] > 0);
  const exits = exitSentence(result);
  const stopped = scenarios.filter(({ outcome }) => outcome !== 'ran');
  const parts = [
    `### ${symbol} Conformance: ${word}`,
    `${prose(outcomeSentence(result))} Device: ${inlineCode(device.command.join(' '), 200)}, generation ${platform.generation}${platform.decidedBy === undefined ? '' : ` (since ${prose(platform.decidedBy, 300)})`}, seed ${summary.seed}, ${(summary.durationMs / 1000).toFixed(1)} s.`,
    table(present.map((verdict) => [lookOf({ verdict }).word, summary.counts[verdict]])),
    ...(exits === undefined ? [] : [exits]),
    ...(comparison ? changes(comparison) : []),
    ...section('Broken', failing, replayCommand),
    ...section('Broken, and not again when repeated', flaky, replayCommand),
    ...section('Warnings', warned, replayCommand),
    ...list(
      'Did not run',
      stopped.map(({ name, reason = '' }) => `${inlineCode(name, 60)}: ${prose(reason, 300)}`),
    ),
    ...list(
      'To be taken out of `known`',
      stale.map(({ rule, why }) => `${inlineCode(rule, 60)}: ${prose(why)}`),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(cells: readonly (readonly [string, number])[]): string {
  const row = (values: readonly (string | number)[]) => `| ${values.join(' | ')} |`;
  return [row(cells.map(([name]) => name)), row(cells.map(() => '--:')), row(cells.map(([, count]) => count))].join(
    '\n',
  );
}

function changes({ fixed, broken, still, firstSeen, lost }: Comparison): string[] {
  const kinds = [
    ['new', broken],
    ['still broken', still],
    ['fixed', fixed],
    ['first seen', firstSeen],
    ['not judged any more', lost],
  ] as const;
  const told = kinds.flatMap(([kind, rules]) => (rules.length > 0 ? [`${kind}: ${names(rules)}`] : []));
  return told.length === 0 ? [] : [`Since the earlier run: ${told.join(' · ')}.`];
}

function section(title: string, failures: readonly Failure[], replayCommand: (token: string) => string): string[] {
  if (failures.length === 0) return [];
  const rest = failures.slice(IN_FULL).flatMap(({ rule, also }) => [rule, ...also]);
  return [
    `#### ${title}`,
    ...failures.slice(0, IN_FULL).map((failure) => told(failure, replayCommand)),
    ...(rest.length > 0 ? [`And ${rest.length} more: ${names(rest)}.`] : []),
  ];
}

function told({ rule, also }: Failure, replayCommand: (token: string) => string): string {
  const {
    id,
    sentence,
    violations: [violation],
  } = rule;
  if (!violation) return `- **${prose(id)}** The device ${prose(sentence, 300)}.`;
  const { message, expected, actual, nearMiss, replay } = violation;
  return [
    `- **${prose(id)}** ${prose(message, 300)}`,
    `  - expected ${inlineCode(expected, 200)}, came ${inlineCode(actual, 200)}`,
    ...(nearMiss === undefined ? [] : [`  - looks like: ${prose(nearMiss, 200)}`]),
    ...(also.length === 0 ? [] : [`  - also broken by this: ${names(also)}`]),
    `  - ${inlineCode(replayCommand(replay), 400)}`,
  ].join('\n');
}

function list(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const rest = items.length - IN_FULL;
  const shown = items.slice(0, IN_FULL).map((item) => `- ${item}`);
  return [`#### ${title}`, [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join('\n')];
}

function names(rules: readonly RuleResult[]): string {
  const rest = rules.length - NAMED;
  return [...rules.slice(0, NAMED).map(({ id }) => inlineCode(id, 60)), ...(rest > 0 ? [`and ${rest} more`] : [])].join(
    ', ',
  );
}
