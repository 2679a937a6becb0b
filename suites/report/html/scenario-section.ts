import type { ConformanceResult, RuleResult, ScenarioSummary } from '../../result/conformance-result.ts';
import { lookOf } from '../look-of.ts';
import { anchorOf } from './anchor-of.ts';
import { commandLine } from './command-line.ts';
import type { HtmlPage } from './html-page.ts';
import { html, type Markup } from './markup.ts';
import { tell } from './texts.ts';
import { ticked } from './ticked.ts';
import { timelineChart } from './timeline/timeline-chart.ts';

/** Every scenario with its timeline: the device's connections, its reports, the commands. */
export function scenarioSection({ scenarios, rules }: ConformanceResult, page: HtmlPage): Markup {
  return html`<section id="scenarios" aria-labelledby="scenarios-title"><h2 id="scenarios-title">${tell('scenarios')}</h2>
<p>${tell('played')}</p>
${scenarios.map((scenario) => one(scenario, rules, page))}
</section>
`;
}

function one(scenario: ScenarioSummary, rules: readonly RuleResult[], page: HtmlPage): Markup {
  const { name, title, durationMs, outcome, reason, output, timeline, replay } = scenario;
  const breaks = rules.filter(({ violations }) => violations.some((violation) => violation.scenario === name));
  const state = outcome === 'ran' ? worstOf(breaks) : outcome;
  const { symbol, word } = state === undefined ? { symbol: '·', word: '' } : lookOf({ verdict: state });
  const open = outcome !== 'ran' || breaks.length > 0;
  return html`<details class="scenario" id="${anchorOf(`scenario-${name}`)}"${open && html` open`}>
<summary><span class="${state ?? 'not-applicable'}"><span class="dot">${symbol}</span> ${word}</span> <b>${name}</b> <span class="title told">${ticked(title)}</span> <span class="time">${(durationMs / 1000).toFixed(1)} s</span></summary>
${reason !== undefined && html`<p class="lines told">${reason}</p>`}
${output && output.length > 0 && html`<figure><figcaption>${tell('lastLines')}</figcaption><pre tabindex="0">${output.join('\n')}</pre></figure>`}
${
  timeline &&
  html`<div class="scroll" tabindex="0" role="region" aria-label="Timeline of ${name}">${timelineChart(timeline, momentsIn(name, rules), `${name}: ${inWords(timeline)}`)}</div>
<p class="small">${inWords(timeline)}.</p>`
}
${breaks.length > 0 && html`<p>Breaks ${breaks.map(({ id }, i) => html`${i > 0 && ', '}<a href="#${anchorOf(id)}">${id}</a>`)}.</p>`}
${open && commandLine(page.replayCommand(replay))}
</details>
`;
}

/** Undefined when nothing that is listed in full was broken here: rules may be broken more often than is listed. */
function worstOf(breaks: readonly RuleResult[]): 'fail' | 'warn' | undefined {
  if (breaks.length === 0) return undefined;
  return breaks.some(({ verdict }) => verdict === 'fail') ? 'fail' : 'warn';
}

/** When rules were broken. What a shortened sequence showed was played on another axis. */
function momentsIn(name: string, rules: readonly RuleResult[]): number[] {
  return rules.flatMap(({ violations }) =>
    violations
      .filter(({ scenario, counterexample }) => scenario === name && !counterexample)
      .flatMap(({ trace }) => trace.find(({ offending }) => offending)?.t ?? []),
  );
}

function inWords({ connections, reports, commands, omitted }: NonNullable<ScenarioSummary['timeline']>): string {
  const unanswered = commands.filter(({ answeredMs }) => answeredMs === undefined).length;
  return [
    `${connections.length} ${connections.length === 1 ? 'connection' : 'connections'}`,
    `${reports.length} ${reports.length === 1 ? 'report' : 'reports'}`,
    `${commands.length} ${commands.length === 1 ? 'command' : 'commands'}${unanswered > 0 ? `, ${unanswered} of them without an answer` : ''}`,
    ...(omitted > 0 ? [`${omitted} more that are not drawn`] : []),
  ].join(' · ');
}
