import { html, type Markup } from './markup.ts';

/** Text in which words between backticks are code. */
export function ticked(text: string): Markup {
  const parts = text.split('`');
  // An odd tick out is only a tick.
  if (parts.length % 2 === 0) return html`${text}`;
  return html`${parts.map((part, i) => (i % 2 === 0 ? part : html`<code>${part}</code>`))}`;
}
