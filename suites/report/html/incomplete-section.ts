import type { ConformanceResult, RuleResult } from '../../result/conformance-result.ts';
import { anchorOf } from './anchor-of.ts';
import { html, type Markup } from './markup.ts';
import { tell } from './texts.ts';
import { ticked } from './ticked.ts';

/** Why a run is incomplete, and which entries of `known` must go. Nothing, if neither. */
export function incompleteSection({ scenarios, rules, stale }: ConformanceResult): Markup | false {
  const stopped = scenarios.filter(({ outcome }) => outcome !== 'ran');
  const unseen = rules.filter(({ verdict }) => verdict === 'not-exercised');
  if (stopped.length + unseen.length + stale.length === 0) return false;
  return html`<section id="incomplete" aria-labelledby="incomplete-title"><h2 id="incomplete-title">${stopped.length + unseen.length > 0 ? tell('incomplete') : tell('stale')}</h2>
<ul class="gaps">
${stopped.map(({ name, reason = '' }) => html`<li class="lines"><a href="#${anchorOf(`scenario-${name}`)}">${name}</a> <span class="told">did not run: ${reason}</span></li>`)}
${byReason(unseen).map(([reason, ids]) => html`<li><span class="told">${ids.join(', ')} not exercised: ${ticked(reason)}</span></li>`)}
${stale.map(({ rule, reason, why }) => html`<li>${rule}: ${why}. Take its entry (“${reason}”) out of <code>known</code>.</li>`)}
</ul></section>
`;
}

/** Rules that were not exercised for the same reason. */
export function byReason(rules: readonly RuleResult[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const { id, reason = '' } of rules) groups.set(reason, [...(groups.get(reason) ?? []), id]);
  return [...groups];
}
