import { pagePathOf } from '../../rules/area.ts';
import { findProse } from '../../rules/prose-of.ts';
import { anchorOf } from './anchor-of.ts';
import { type Content, html, type Markup } from './markup.ts';
import { tell } from './texts.ts';
import { ticked } from './ticked.ts';

const languages = [
  ['python', 'Python'],
  ['c', 'C'],
  ['typescript', 'TypeScript'],
] as const;

/** What to change in the device: where the mistake usually sits, and how it looks when it is right. Nothing for one's own rules. */
export function mendingSection(id: string, documents: string | undefined): Markup | false {
  const prose = findProse(id);
  if (!prose) return false;
  const page = documents === undefined ? undefined : `${documents}${encodeURI(pagePathOf(id))}`;
  return html`<div class="mending"><h4>${tell('change')}</h4>
<p><b>${tell('look')}</b> <span class="said">${emphasized(prose.look)}</span></p>
<p class="small"><span class="said">${emphasized(prose.why)}</span>${page !== undefined && html` <a href="${page}" rel="noreferrer">All about ${id}</a>`}</p>
<p class="small">${tell('right')}</p>
<div class="languages">${languages.map(
    ([language, name], i) =>
      html`<details name="mend-${anchorOf(id)}"${i === 0 && html` open`}><summary>${name}</summary><pre tabindex="0">${prose.mend[language].trim()}</pre></details>`,
  )}</div></div>`;
}

/** Prose of the catalogue: words between double asterisks are strong. */
function emphasized(text: string): Content {
  return text.split('**').map((part, i) => (i % 2 === 0 ? ticked(part) : html`<strong>${ticked(part)}</strong>`));
}
