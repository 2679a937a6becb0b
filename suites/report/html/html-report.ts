import { createHash } from 'node:crypto';
import type { ConformanceResult } from '../../result/conformance-result.ts';
import type { Comparison } from '../comparison/compare-results.ts';
import { lookOf } from '../look-of.ts';
import { type Failure, sortedRules } from '../sorted-rules.ts';
import { comparisonSection } from './comparison-section.ts';
import { depthSection } from './depth-section.ts';
import type { Dictionary } from './dictionary.ts';
import { failureArticle } from './failure.ts';
import { failureIndex } from './failure-index.ts';
import { type HtmlPage, pageOf } from './html-page.ts';
import { incompleteSection } from './incomplete-section.ts';
import { type Content, html, Markup } from './markup.ts';
import { masthead } from './masthead.ts';
import { ruleTable } from './rule-table.ts';
import { scenarioSection } from './scenario-section.ts';
import { script } from './script.ts';
import { style } from './style/style.ts';
import { tell } from './texts.ts';

export interface HtmlReportOptions {
  /** The command that runs just this again. */
  readonly replayCommand: (token: string) => string;
  /** Address of the folder of the project's documents, with a slash at its end. */
  readonly documents?: string;
  /** What the page says in Chinese, for whoever wants to read it so, and whether it begins so. */
  readonly chinese?: { readonly dictionary: Dictionary; readonly first: boolean };
  /** What has become of the rules since an earlier run, and the name of its file. */
  readonly since?: { readonly comparison: Comparison; readonly earlier: string };
}

/**
 * The report as one page that needs nothing but itself: no network, no other file. A policy in its head lets it run its
 * own script and nothing else.
 */
export function htmlReport(result: ConformanceResult, { since, chinese, ...options }: HtmlReportOptions): string {
  const page = pageOf({ ...options, inChinese: chinese !== undefined });
  const { failing, flaky, warned, known } = sortedRules(result);
  const parts: Part[] = [
    { id: 'failures', title: tell('failures'), count: failing.length, tone: 'fail', content: articles(failing, page) },
    { id: 'flaky', title: tell('flaky'), count: flaky.length, tone: 'warn', content: articles(flaky, page) },
    { id: 'warnings', title: tell('warnings'), count: warned.length, tone: 'warn', content: articles(warned, page) },
    { id: 'known', title: tell('known'), count: known.length, tone: 'warn', content: articles(known, page) },
  ].filter(({ count }) => count > 0);
  const incomplete = incompleteSection(result);
  const links: Content = [
    parts.map(({ id, title, count, tone }) => link(id, title, tone, count)),
    incomplete && link('incomplete', tell('incomplete'), 'warn'),
    since && link('comparison', tell('comparison')),
    link('rules', tell('rules'), '', result.rules.length),
    result.depth && link('depth', tell('depth')),
    link('scenarios', tell('scenarios'), '', result.scenarios.length),
  ];
  const { word } = lookOf({ verdict: result.summary.verdict });
  return `${html`<!doctype html>
<html lang="en"${chinese?.first && html` data-speak="zh"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '${hash(script)}'; style-src '${hash(style)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${word}: conformance of ${result.device.command.join(' ')}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#main">${tell('skip')}</a>
${masthead(result, page)}
<nav aria-label="${tell('parts')}"><ul>${links}</ul></nav>
<main id="main">
${parts.map(({ id, title, content }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${content}</section>`)}
${incomplete}
${since && comparisonSection(since.comparison, since.earlier)}
${ruleTable(result.rules, page)}
${result.depth && depthSection(result.depth)}
${scenarioSection(result, page)}
</main>
<footer>Made by huawei-iot-conformance. Everything that stands here, and more of it, is in <code>conformance.json</code> beside this page.</footer>
${
  chinese &&
  html`<script type="application/json" id="chinese">${new Markup(JSON.stringify(chinese.dictionary).replaceAll('<', '\\u003c'))}</script>
`
}<script>${new Markup(script)}</script>
</body>
</html>`}\n`;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly tone: string;
  readonly content: Content;
}

function articles(failures: readonly Failure[], page: HtmlPage): Content {
  return [failureIndex(failures), failures.map((failure) => failureArticle(failure, page))];
}

function link(id: string, title: string, tone = '', count?: number): Markup {
  return html`<li><a class="${tone}" href="#${id}">${title}${count !== undefined && html`<b>${count}</b>`}</a></li>`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
