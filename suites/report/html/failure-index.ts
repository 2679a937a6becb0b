import type { RuleResult } from '../../verdicts/conformance-result.ts';
import { lookOf } from '../look-of.ts';
import { anchorOf } from './anchor-of.ts';
import { html, type Markup } from './markup.ts';
import { ticked } from './ticked.ts';

/** From so many on they are listed first: each takes a screen or two. */
const MANY = 4;

/** What is broken, in a line each, above the articles that tell it at length. Nothing where there are few. */
export function failureIndex(rules: readonly RuleResult[]): Markup | false {
  if (rules.length < MANY) return false;
  return html`<ol class="index">${rules.map((rule) => {
    const { id, reason = '', violations } = rule;
    const { symbol } = lookOf(rule);
    return html`<li><a href="#${anchorOf(id)}"><span class="id">${symbol} ${id}</span> ${ticked(violations[0]?.message ?? reason)}</a></li>`;
  })}</ol>
`;
}
