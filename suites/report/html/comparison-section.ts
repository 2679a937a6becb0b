import type { RuleResult } from '../../result/conformance-result.ts';
import type { Comparison } from '../comparison/compare-results.ts';
import { anchorOf } from './anchor-of.ts';
import { html, type Markup } from './markup.ts';
import { tell } from './texts.ts';
import { ticked } from './ticked.ts';

/** What has become of the rules since an earlier run. */
export function comparisonSection({ fixed, broken, still, firstSeen, lost }: Comparison, earlier: string): Markup {
  const same = [fixed, broken, still, firstSeen, lost].every(({ length }) => length === 0);
  return html`<section id="comparison" aria-labelledby="comparison-title"><h2 id="comparison-title">${tell('comparison')}</h2>
<p class="small">Compared with <code>${earlier}</code>.</p>
${
  same
    ? html`<p>${tell('nothingBroken')}</p>`
    : html`<div class="changes">
${change('new', tell('new'), tell('newMeans'), broken)}
${change('still', tell('still'), tell('stillMeans'), still)}
${change('fixed', tell('fixed'), tell('fixedMeans'), fixed)}
${change('first', tell('first'), tell('firstMeans'), firstSeen)}
${change('lost', tell('lost'), tell('lostMeans'), lost)}
</div>`
}
</section>
`;
}

function change(kind: string, title: string, meaning: string, rules: readonly RuleResult[]): Markup | false {
  if (rules.length === 0) return false;
  return html`<div class="change ${kind}"><h3><b>${rules.length}</b> ${title} <span>${meaning}</span></h3>
<ul>${rules.map((rule) => html`<li><a href="#${rule.violations.length > 0 && kind !== 'lost' ? '' : 'row-'}${anchorOf(rule.id)}">${rule.id}</a> <span class="said">${ticked(rule.sentence)}</span></li>`)}</ul></div>`;
}
