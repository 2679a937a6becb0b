import { readFileSync } from 'node:fs';
import { findRule } from '../rules/catalogue.ts';
import { forWhom } from '../rules/needs/for-whom.ts';
import type { Prose } from '../rules/prose.ts';
import { proseOf } from '../rules/prose-of.ts';
import type { Rule } from '../rules/rule.ts';
import { type SourceLink, sourceLinks } from '../rules/source-links.ts';
import type { Example } from './example.ts';

/** All that is known about a rule, for a person who looks at its failure. */
export interface RulePage extends Prose {
  readonly rule: Rule;
  readonly sources: readonly SourceLink[];
  /** Whom the rule is for; each completes "a device that …". Empty for one that is for all. */
  readonly appliesTo: readonly string[];
  readonly example?: Example;
}

/**
 * The page of a rule, by its id in any letter case: why it matters, where to look, how to mend it.
 *
 * @throws UsageError with the ids that come nearest
 * @example
 * import { pageOf } from 'huawei-iot-conformance/suites';
 *
 * const { rule, why, look, mend } = pageOf('V1-CMD-01');
 * console.log(rule.sentence, why, look, mend.python);
 */
export function pageOf(id: string): RulePage {
  const rule = findRule(id);
  const example = recorded()[rule.id];
  return {
    rule,
    sources: sourceLinks(rule.source),
    appliesTo: forWhom(rule),
    ...proseOf(rule.id),
    ...(example && { example }),
  };
}

let read: Readonly<Record<string, Example>> | undefined;

/** The recorded examples, by rule. A test compares the file with its schema, so that a command line need not load one. */
function recorded(): Readonly<Record<string, Example>> {
  read ??= JSON.parse(readFileSync(new URL('examples.json', import.meta.url), 'utf8')) as Record<string, Example>;
  return read;
}
