import type { RuleResult } from '../../result/conformance-result.ts';
import type { Comparison } from '../comparison/compare-results.ts';
import { anchorOf } from './anchor-of.ts';
import { html, type Markup } from './markup.ts';
import { ticked } from './ticked.ts';

/** What has become of the rules since an earlier run. */
export function comparisonSection({ fixed, broken, still, firstSeen, lost }: Comparison, earlier: string): Markup {
  const same = [fixed, broken, still, firstSeen, lost].every(({ length }) => length === 0);
  return html`<section id="comparison" aria-labelledby="comparison-title"><h2 id="comparison-title">Since the earlier run</h2>
<p class="small">Compared with <code>${earlier}</code>.</p>
${
  same
    ? html`<p>Nothing is broken, and nothing was before.</p>`
    : html`<div class="changes">
${change('new', 'New', 'kept before, broken now', broken)}
${change('still', 'Still', 'broken in both', still)}
${change('fixed', 'Fixed', 'broken before, kept now', fixed)}
${change('first', 'First seen', 'broken now, not judged before', firstSeen)}
${change('lost', 'Not judged any more', 'broken before, open now', lost)}
</div>`
}
</section>
`;
}

function change(kind: string, title: string, meaning: string, rules: readonly RuleResult[]): Markup | false {
  if (rules.length === 0) return false;
  return html`<div class="change ${kind}"><h3>${rules.length} ${title} <span>${meaning}</span></h3>
<ul>${rules.map((rule) => html`<li><a href="#${rule.violations.length > 0 && kind !== 'lost' ? '' : 'row-'}${anchorOf(rule.id)}">${rule.id}</a> ${ticked(rule.sentence)}</li>`)}</ul></div>`;
}
