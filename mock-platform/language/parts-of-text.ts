/** Is this place of a text within quotation marks? */
export type Quoted = (at: number) => boolean;

/** Whether a place is within quotation marks; in a text whose marks do not match, none is. */
export function inQuotes(text: string): Quoted {
  if (!text.includes('"')) return () => false;
  const within = new Uint8Array(text.length);
  let isInside = false;
  for (let at = 0; at < text.length; at += 1) {
    // What is cut off behind so many characters ends without its mark.
    if (text[at] === '"' || (isInside && text.startsWith('…)', at))) isInside = !isInside;
    if (isInside) within[at] = 1;
    if (isInside && text[at] === '\\') {
      at += 1;
      within[at] = 1;
    }
  }
  return isInside ? () => false : (at) => within[at] === 1;
}

/** The parts of a list: what is in quotation marks or brackets stays together. */
export function split(text: string, between: RegExp): string[] {
  const quoted = inQuotes(text);
  const parts: string[] = [];
  const open: string[] = [];
  let begin = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (quoted(at)) continue;
    const character = text.charAt(at);
    const opening = openings[character];
    if ('([{'.includes(character)) open.push(character);
    // What was cut off may have left some open.
    else if (opening !== undefined) open.length = Math.max(0, open.lastIndexOf(opening));
    if (open.length > 0 || at < begin) continue;
    between.lastIndex = at;
    const found = between.exec(text)?.[0];
    if (found === undefined) continue;
    parts.push(text.slice(begin, at));
    begin = at + found.length;
  }
  return [...parts, text.slice(begin)];
}

const openings: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
