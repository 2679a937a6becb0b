import { readFileSync } from 'node:fs';
import { findRule } from '../rules/catalogue.ts';
import type { Prose } from '../rules/prose.ts';
import { proseOf } from '../rules/prose-of.ts';
import type { Need, Rule } from '../rules/rule.ts';
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

const needs: Readonly<Record<Need, string>> = {
  tls: 'connects over TLS',
  commands: 'takes commands',
  reports: 'reports',
  json: 'speaks codec mode json',
  binary: 'speaks codec mode binary',
  adapter: 'can be told what to report, as an adapter',
  reconnects: 'connects again by itself',
  restart: 'can be stopped and started by the suites',
  'keeps-reports': 'declares that it keeps reports until they are acknowledged',
  echo: 'has a command that repeats its parameters',
  registration: 'registers itself',
  requests: 'takes commands, property sets or property gets',
  set: 'takes property sets',
  get: 'takes property gets',
  settable: 'says which properties keep what they are set to',
  'in-flight': 'takes several requests at a time',
};

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
    appliesTo: [...(rule.needs ?? []).map((need) => needs[need]), ...(rule.when ? [rule.when] : [])],
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
