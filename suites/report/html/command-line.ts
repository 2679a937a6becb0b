import { html, type Markup } from './markup.ts';
import { tell } from './texts.ts';

/** A command to type, with a button that copies it. */
export function commandLine(command: string): Markup {
  return html`<div class="command"><code tabindex="0">${command}</code><button type="button" class="copy" aria-label="${tell('copyCommand')}">${tell('copy')}</button></div>`;
}
