import type { RuleResult, ViolationResult } from '../../result/conformance-result.ts';
import { areaOf, areaTitle } from '../../rules/area.ts';
import { lookOf } from '../look-of.ts';
import type { Failure } from '../sorted-rules.ts';
import { storyOf } from '../story/story-of.ts';
import { anchorOf } from './anchor-of.ts';
import { commandLine } from './command-line.ts';
import type { HtmlPage } from './html-page.ts';
import { html, type Markup } from './markup.ts';
import { mendingSection } from './mending-section.ts';
import { sequenceFigure } from './sequence-figure.ts';
import { sourceParts } from './source-parts.ts';
import { tell } from './texts.ts';
import { ticked } from './ticked.ts';

/** A rule that is not kept, with everything that helps to mend the device. */
export function failureArticle({ rule, also }: Failure, page: HtmlPage): Markup {
  const [first, ...others] = rule.violations;
  const { symbol, word } = lookOf(rule);
  const id = anchorOf(rule.id);
  return html`<article class="failure ${rule.flaky ? 'flaky' : rule.verdict}" id="${id}" aria-labelledby="${id}-title">
<header>
<p class="kicker"><span class="badge">${symbol} ${word}</span> <a href="#row-${id}">${rule.id}</a> <span>${rule.level}</span> <span>${areaTitle(areaOf(rule.id))}</span></p>
<h3 id="${id}-title" class="told">${ticked(first?.message ?? rule.reason ?? '')}</h3>
<p class="demand"><b>${tell('rule')}</b> <span class="said">The device ${ticked(rule.sentence)}.</span> <span class="source">${sourceParts(rule.source, page.documents)}</span></p>
${rule.known && html`<p class="demand"><b>${tell('knownLabel')}</b> ${rule.known.reason}${rule.known.issue !== undefined && `, ${rule.known.issue}`}</p>`}
${rule.flaky && html`<p class="demand"><b>${tell('flakyLabel')}</b> <span class="told">${rule.reason}</span></p>`}
</header>
${first && violationParts(first, `${id}-0`, page, mendingSection(rule.id, page.documents))}
${others.length > 0 && otherViolations(rule, others, page)}
${also.length > 0 && alsoBroken(also, page)}
</article>
`;
}

/** The rules that the same messages break: each can be opened, and is found under its id. */
function alsoBroken(rules: readonly RuleResult[], page: HtmlPage): Markup {
  return html`<h4>${tell('also')}</h4>
${rules.map((rule) => {
  const [first] = rule.violations;
  const id = anchorOf(rule.id);
  const { symbol } = lookOf(rule);
  return html`<details class="others also" id="${id}"><summary>${symbol} ${rule.id} ${rule.level}: <span class="told">${ticked(first?.message ?? rule.reason ?? '')}</span></summary>
<p class="demand"><b>${tell('rule')}</b> <span class="said">The device ${ticked(rule.sentence)}.</span> <span class="source">${sourceParts(rule.source, page.documents)}</span></p>
${first && violationParts(first, `${id}-0`, page)}
</details>
`;
})}`;
}

function violationParts(
  violation: ViolationResult,
  id: string,
  page: HtmlPage,
  mending: Markup | false = false,
): Markup {
  const { scenario, replay, repeatTrace } = violation;
  return html`${values(violation)}
${story(violation)}
${sequenceFigure(violation, id, page)}
${repeatTrace && repeatTrace.length > 0 && html`<h4>${tell('repeated')}</h4>${sequenceFigure({ ...violation, trace: repeatTrace, output: undefined }, `${id}-r`, page)}`}
${mending}
<h4>${tell('again')}</h4>
${commandLine(page.replayCommand(replay))}
<p class="small">Plays the scenario <a href="#${anchorOf(`scenario-${scenario}`)}">${scenario}</a> again with the same seed.</p>`;
}

function values({ expected, actual, nearMiss }: Pick<ViolationResult, 'expected' | 'actual' | 'nearMiss'>): Markup {
  return html`<dl class="values">
<div class="expected"><dt>${tell('expected')}</dt><dd class="told">${expected}</dd></div>
<div class="actual"><dt>${tell('actual')}</dt><dd class="told">${actual}</dd></div>
${nearMiss !== undefined && html`<div class="near-miss"><dt>${tell('looksLike')}</dt><dd class="told">${nearMiss}</dd></div>`}
</dl>`;
}

function story(violation: ViolationResult): Markup {
  const { counterexample } = violation;
  const seen = storyOf(violation);
  return html`${
    counterexample &&
    html`<h4>${counterexample.minimal ? tell('shortest') : tell('short')}</h4>
<ol class="story">${counterexample.steps.map(({ text }) => html`<li class="told">${text}</li>`)}${counterexample.closing !== undefined && html`<li class="told">${counterexample.closing}</li>`}</ol>
${counterexample.note !== undefined && html`<p class="small told">${counterexample.note}</p>`}`
  }
${
  seen.length > 0 &&
  html`<h4>${counterexample ? tell('seen') : tell('happened')}</h4>
<ol class="story">${seen.map(
    ({ text, t, offending }) =>
      html`<li${offending && html` class="offending"`}>${ticked(text)} <span class="time">${t.toFixed(1)} ms</span>${offending && html` <span class="here">${tell('here')}</span>`}</li>`,
  )}</ol>`
}`;
}

/** What else broke the rule. In a page that has grown large, without diagrams. */
function otherViolations({ id, broken }: RuleResult, others: readonly ViolationResult[], page: HtmlPage): Markup {
  const unlisted = broken - others.length - 1;
  return html`<details class="others"><summary>Broken ${broken} times: the ${others.length === 1 ? 'other one' : `other ${others.length}`}${unlisted > 0 && ' that are listed'}</summary>
${others.map((violation, i) => {
  const brief = html`<h4 class="again told">${ticked(violation.message)}</h4>${values(violation)}`;
  const full = html`<h4 class="again told">${ticked(violation.message)}</h4>${violationParts(violation, `${anchorOf(id)}-${i + 1}`, page)}`;
  return page.spend(full) ? full : brief;
})}
</details>`;
}
