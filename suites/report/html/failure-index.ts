import { lookOf } from '../look-of.ts';
import type { Failure } from '../sorted-rules.ts';
import { anchorOf } from './anchor-of.ts';
import { html, type Markup } from './markup.ts';
import { ticked } from './ticked.ts';

/** From this number on they are listed first: each takes a screen or two. */
const MANY = 4;

/** What is broken, in a line each, above the articles that tell it at length. Nothing where there are few. */
export function failureIndex(failures: readonly Failure[]): Markup | false {
  if (failures.length < MANY) return false;
  return html`<ol class="index">${failures.map(({ rule, also }) => {
    const { id, reason = '', violations } = rule;
    const { symbol } = lookOf(rule);
    return html`<li><a href="#${anchorOf(id)}"><span class="id">${symbol} ${id}</span> <span class="told">${ticked(violations[0]?.message ?? reason)}</span></a>${also.length > 0 && html` <span class="small">and ${also.length} more by this</span>`}</li>`;
  })}</ol>
`;
}
