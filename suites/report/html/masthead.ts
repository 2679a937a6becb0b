import type { ConformanceResult } from '../../result/conformance-result.ts';
import { verdicts } from '../../result/verdict.ts';
import { exitCode } from '../../verdicts/exit-code.ts';
import { exitSentence } from '../exit-lines.ts';
import { lookOf } from '../look-of.ts';
import { nextToken } from '../next-token.ts';
import { outcomeSentence } from '../outcome-sentence.ts';
import { commandLine } from './command-line.ts';
import { depthFigures } from './depth-figures.ts';
import type { HtmlPage } from './html-page.ts';
import { html, type Markup } from './markup.ts';
import { tell } from './texts.ts';
import { ticked } from './ticked.ts';

/** The top of the page: the verdict, on what, how deep the run went, and what to do next. */
export function masthead(result: ConformanceResult, page: HtmlPage): Markup {
  const { summary, device, platform } = result;
  const { word, symbol } = lookOf({ verdict: summary.verdict });
  const token = nextToken(result);
  const exits = exitSentence(result);
  return html`<header class="masthead ${summary.verdict}">
<p class="product">huawei-iot-conformance${page.inChinese && html` <button type="button" id="language" lang="zh-Hans" hidden>中文</button>`}</p>
<div class="verdict"><span class="seal" aria-hidden="true">${symbol}</span>
<div><h1>${word.charAt(0).toUpperCase()}${word.slice(1)}</h1><p class="sentence"><span class="said">${ticked(outcomeSentence(result))}</span> <span class="small">Exit code ${exitCode(summary)}.</span></p></div></div>
<p class="device"><code>${device.command.join(' ')}</code></p>
<p class="small">Native MQTT interface, generation ${platform.generation}${platform.decidedBy !== undefined && `, since ${platform.decidedBy}`} · seed ${summary.seed} · ${(summary.durationMs / 1000).toFixed(1)} s${summary.strict && ` · strict${summary.strict === true ? '' : `: ${summary.strict.join(', ')}`}`}</p>
${share(summary.counts)}
<dl class="figures">${depthFigures(result).map(
    ({ value, of, label }) =>
      html`<div><dd>${value}${of !== undefined && html`<span> / ${of}</span>`}</dd><dt>${label}</dt></div>`,
  )}</dl>
${exits !== undefined && html`<p class="shallow">${exits}</p>`}
${result.depth?.warnings.map((warning) => html`<p class="shallow told">${ticked(warning)}</p>`)}
${token !== undefined && html`<div class="next"><b>${tell('next')}</b>${commandLine(page.replayCommand(token))}</div>`}
</header>
`;
}

/** How the rules are shared out among the verdicts, as one bar. */
function share(counts: ConformanceResult['summary']['counts']): Markup {
  const present = verdicts.filter((verdict) => counts[verdict] > 0);
  const all = present.reduce((sum, verdict) => sum + counts[verdict], 0);
  let x = 0;
  const parts = present.map((verdict) => {
    const width = (counts[verdict] / all) * 1000;
    const part = html`<rect class="${verdict}" x="${x.toFixed(1)}" y="0" width="${Math.max(width - 2, 3).toFixed(1)}" height="10"/>`;
    x += width;
    return part;
  });
  return html`<svg class="share" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>
<ul class="legend">${present.map(
    (verdict) => html`<li class="${verdict}"><b>${counts[verdict]}</b> ${lookOf({ verdict }).word}</li>`,
  )}</ul>`;
}
