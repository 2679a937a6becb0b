/** Quotation marks of keyboards, word processors, and Chinese and full-width type. */
export const quotationMarks = '"\'`´“”„‟‘’‚‛«»‹›「」『』＂＇｀';
const quotes = `\\\\*[${quotationMarks}]`;
/** What stands between values in configuration files. */
const separators = '[,;，；]';

const leavings: readonly (readonly [what: string, before: RegExp, after: RegExp])[] = [
  ['quotation marks', new RegExp(`^(?:${quotes})+`), new RegExp(`(?:${quotes})+$`)],
  ['a byte order mark', /^(?:\ufeff|\u00ef\u00bb\u00bf)/, /$^/],
  ['white space', /^\s+/, /\s+$/],
  ['a NUL', /^\0+/, /\0+$/],
  ['a comma or semicolon', new RegExp(`^${separators}+`), new RegExp(`${separators}+$`)],
  ['< and >', /^<+/, />+$/],
  ['braces', /^\$?\{+/, /\}+$/],
];

/** No near miss is searched in longer texts, because patterns may look through them from each of their characters. */
export const longestNearMiss = 1024;

/** The text without what configuration files, shells and AT commands leave around it, and what that is; undefined for a bare text. */
export function unwrap(text: string): { readonly bare: string; readonly leavings: string } | undefined {
  if (text.length > longestNearMiss) return undefined;
  let bare = text;
  const found = new Set<string>();
  for (let before = ''; before !== bare; ) {
    before = bare;
    for (const [what, front, back] of leavings) {
      const inner = bare.replace(front, '').replace(back, '');
      if (inner !== bare) found.add(what);
      bare = inner;
    }
  }
  return bare === text ? undefined : { bare, leavings: `${[...found].join(' and ')} around it` };
}

/** Is a variable or a format of a shell, a template or C left in it: `$ID`, `${ID}`, `%ID%`, `{id}`, `<id>`, `%s`? */
export function holdsPlaceholder(text: string): boolean {
  return (
    text.length <= longestNearMiss &&
    /\$\{?[a-z]\w*\}?|%[a-z]\w+%|\{[a-z]\w*\}|<[a-z]\w*>|%[sd](?![a-z0-9])/i.test(text)
  );
}
