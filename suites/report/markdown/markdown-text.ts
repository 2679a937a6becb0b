import { cutTo, plainText } from '../../words/plain-text.ts';

/** Text that is only text in Markdown: no link, no picture, no mention, no HTML. Code between backticks stays code. */
export function prose(text: string, max = 500): string {
  return cutTo(plainText(text), max)
    .split(/(`[^`]+`)/)
    .map((part, i) => (i % 2 === 1 ? part : escaped(part)))
    .join('');
}

/** Text as code. The fence is longer than any run of backticks in it. */
export function inlineCode(text: string, max: number): string {
  const shown = cutTo(plainText(text), max);
  if (shown === '') return '(empty)';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  // One space on either side is taken off again; without it a backtick at the edge would belong to the fence.
  return longest > 0 ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** `@` and `#` would call people and issues: a backslash does not stop GitHub from that. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replace(/#(?=\d)/g, '&#35;')
    .replaceAll('@', '&#64;')
    .replace(/[\\`*_{}[\]<>|~!]/g, '\\$&')
    .replace(/\b(https?):\/\//gi, '$1&#58;//');
}
