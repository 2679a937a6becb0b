import type { DepthResult } from '../../result/conformance-result.ts';
import { html, type Markup } from './markup.ts';
import { tell } from './texts.ts';

/** What of the device was exercised, and how often. Zeros stand out: there nothing can be said. */
export function depthSection(depth: DepthResult): Markup {
  const { commands, boundaries, gets = [], sessionEvents, pairs } = depth;
  return html`<section id="depth" aria-labelledby="depth-title"><h2 id="depth-title">${tell('depth')}</h2>
<p>${tell('worth')}</p>
<div class="tables">
${table(
  tell('commandsTable'),
  [tell('command'), tell('sent'), tell('succeeded')],
  commands.map(({ service, command, sent, succeeded }) => [`${service}/${command}`, sent, succeeded]),
)}
${table(
  tell('edges'),
  [tell('parameter'), tell('edge'), tell('sent')],
  boundaries.map(({ service, command, parameter, boundary, hits }) => [
    `${service}/${command} ${parameter}`,
    boundary,
    hits,
  ]),
)}
${table(
  tell('servicesTable'),
  [tell('service'), tell('asked'), tell('answeredColumn')],
  gets.map(({ service, asked, answered }) => [service || tell('allAtOnce'), asked, answered]),
)}
${table(
  tell('connectionTable'),
  [tell('event'), tell('times')],
  sessionEvents.map(({ event, count }) => [event, count]),
)}
</div>
${pairs.length > 0 && matrix(pairs)}
</section>
`;
}

function table(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Markup | false {
  if (rows.length === 0) return false;
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? html`<td class="number${value === 0 && ' zero'}">${value}</td>`
      : html`<td>${value}</td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><caption>${title}</caption>
<thead><tr>${heads.map((head, i) => html`<th scope="col"${i > 0 && typeof rows[0]?.[i] === 'number' && html` class="number"`}>${head}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody></table></div>`;
}

/** Which kind of step followed which, and how often. */
function matrix(pairs: DepthResult['pairs']): Markup {
  const firsts = [...new Set(pairs.map(({ first }) => first))];
  const seconds = [...new Set(pairs.map(({ second }) => second))];
  const most = Math.max(1, ...pairs.map(({ count }) => count));
  const cell = (first: string, second: string) => {
    const count = pairs.find((pair) => pair.first === first && pair.second === second)?.count ?? 0;
    const shade = count === 0 ? 0 : Math.max(1, Math.round((Math.log(count + 1) / Math.log(most + 1)) * 5));
    return html`<td class="number shade-${shade}">${count}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${tell('followed')}"><table class="matrix"><caption>${tell('followedCaption')}</caption>
<thead><tr><td></td>${seconds.map((second) => html`<th scope="col">${second}</th>`)}</tr></thead>
<tbody>${firsts.map((first) => html`<tr><th scope="row">${first}</th>${seconds.map((second) => cell(first, second))}</tr>`)}</tbody></table></div>`;
}
