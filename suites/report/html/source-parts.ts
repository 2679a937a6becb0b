import { sourceLinks } from '../../rules/source-links.ts';
import { html, type Markup } from './markup.ts';

/**
 * A rule's source with links: sections of the protocol reference, if the address of the project's documents is given, and
 * of the standard. A source of one's own rules is only named.
 */
export function sourceParts(source: string, documents: string | undefined): Markup {
  const links = linksOf(source).map(({ text, target }) => ({ text, href: addressOf(target, documents) }));
  if (links.length === 0) return html`${source}`;
  return html`${links.map(
    ({ text, href }, i) =>
      html`${i > 0 && ', '}${href === undefined ? text : html`<a href="${href}" rel="noreferrer">${text}</a>`}`,
  )}`;
}

function linksOf(source: string) {
  try {
    return sourceLinks(source);
  } catch {
    return [];
  }
}

function addressOf(target: string, documents: string | undefined): string | undefined {
  if (!target.startsWith('docs/')) return target;
  return documents === undefined ? undefined : documents + target.slice('docs/'.length);
}
