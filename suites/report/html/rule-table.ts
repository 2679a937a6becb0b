import type { RuleResult } from '../../result/conformance-result.ts';
import { verdicts } from '../../result/verdict.ts';
import { areaOf, areaTitle } from '../../rules/area.ts';
import { lookOf } from '../look-of.ts';
import { anchorOf } from './anchor-of.ts';
import type { HtmlPage } from './html-page.ts';
import { html, type Markup } from './markup.ts';
import { sourceParts } from './source-parts.ts';
import { tell } from './texts.ts';
import { ticked } from './ticked.ts';

/** All rules, to be filtered by verdict, area and level. */
export function ruleTable(rules: readonly RuleResult[], page: HtmlPage): Markup {
  const areas = [...new Set(rules.map(({ id }) => areaOf(id)))];
  const present = verdicts.filter((verdict) => rules.some((rule) => rule.verdict === verdict));
  return html`<section id="rules" aria-labelledby="rules-title"><h2 id="rules-title">${tell('rules')}</h2>
<form class="filters" aria-label="${tell('filters')}">
<fieldset><legend>${tell('verdict')}</legend>${present.map((verdict) => verdictBox(verdict, rules))}</fieldset>
<label>${tell('area')} <select name="area"><option value="">${tell('all')}</option>${areas.map((area) => html`<option value="${area}">${areaTitle(area)}</option>`)}</select></label>
<label>${tell('level')} <select name="level"><option value="">${tell('all')}</option><option>MUST</option><option>SHOULD</option></select></label>
<label>${tell('words')} <input type="search" name="words" placeholder="QoS, DUP, CMD …"></label>
<p role="status" class="shown">${rules.length} of ${rules.length} rules</p>
</form>
<div class="scroll" tabindex="0" role="region" aria-label="${tell('table')}"><table class="rules">
<thead><tr><th scope="col">${tell('verdict')}</th><th scope="col">${tell('ruleColumn')}</th><th scope="col">${tell('level')}</th><th scope="col" class="number">${tell('casesColumn')}</th><th scope="col">${tell('device')}</th><th scope="col">${tell('source')}</th></tr></thead>
${areas.map((area) => {
  const inArea = rules.filter(({ id }) => areaOf(id) === area);
  return html`<tbody><tr class="area"><th colspan="6" scope="rowgroup">${areaTitle(area)}</th></tr>
${inArea.map((rule) => row(rule, area, page))}</tbody>
`;
})}</table></div>
</section>
`;
}

function verdictBox(verdict: RuleResult['verdict'], rules: readonly RuleResult[]): Markup {
  const count = rules.filter((rule) => rule.verdict === verdict).length;
  const { symbol, word } = lookOf({ verdict });
  return html`<label class="chip ${verdict}"><input type="checkbox" name="verdict" value="${verdict}" checked><span>${symbol} ${word} <b>${count}</b></span></label>`;
}

function row(rule: RuleResult, area: string, { documents }: HtmlPage): Markup {
  const { id, level, verdict, exercised, sentence, reason, known, violations } = rule;
  const { symbol, word } = lookOf(rule);
  const anchor = anchorOf(id);
  const why = known ? `known: ${known.reason}` : reason?.split('\n')[0];
  return html`<tr id="row-${anchor}" data-verdict="${verdict}" data-area="${area}" data-level="${level}">
<td class="${rule.flaky ? 'flaky' : verdict}"><span class="dot">${symbol}</span> ${word}</td><td>${violations.length > 0 ? html`<a href="#${anchor}">${id}</a>` : id}</td><td class="level">${level}</td><td class="number">${exercised || ''}</td><td><span class="said">${ticked(sentence)}</span>${why !== undefined && html`<span class="why told">${ticked(why)}</span>`}</td><td class="source">${sourceParts(rule.source, documents)}</td></tr>
`;
}
