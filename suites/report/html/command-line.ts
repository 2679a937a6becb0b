import { html, type Markup } from './markup.ts';

/** A command to type, with a button that copies it. */
export function commandLine(command: string): Markup {
  return html`<div class="command"><code tabindex="0">${command}</code><button type="button" class="copy" aria-label="Copy the command">Copy</button></div>`;
}
