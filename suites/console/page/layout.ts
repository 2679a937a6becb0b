/** JSON with line breaks, as it was written: numbers and order stay. Undefined for what is not JSON. */
export function layOut(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  let out = '';
  let depth = 0;
  const line = () => `\n${'  '.repeat(depth)}`;
  // Strings, brackets, and what is between them.
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s"[\]{},:]+/g)) {
    if (token === '}' || token === ']') {
      depth -= 1;
      // An empty one stays on its line.
      out = /[[{]\s*$/.test(out) ? `${out.trimEnd()}${token}` : `${out}${line()}${token}`;
    } else if (token === '{' || token === '[') {
      depth += 1;
      out += `${token}${line()}`;
    } else if (token === ',') out += `,${line()}`;
    else out += token === ':' ? ': ' : token;
  }
  return out;
}

/** Bytes as hexadecimal digits, 16 in a row, with what they are as letters. */
export function hexDump(bytes: Uint8Array): string {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = [...bytes.subarray(at, at + 16)];
    const digits = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = part.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('');
    rows.push(`${at.toString(16).padStart(4, '0')}  ${digits.padEnd(47)}  ${letters}`);
  }
  return rows.join('\n');
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** The beginning of a text that fits into so many columns of a fixed-width font, and how many it takes. Chinese characters take two. */
export function cutToColumns(text: string, most: number): { readonly text: string; readonly columns: number } {
  const characters = Array.from(text.slice(0, 2 * Math.max(0, most) + 2));
  const widths = characters.map((character) => (wide.test(character) ? 2 : 1));
  const columns = widths.reduce((sum, one) => sum + one, 0);
  if (columns <= most && characters.length === Array.from(text).length) return { text, columns };
  let [end, taken] = [0, 1];
  while (end < characters.length && taken + (widths[end] ?? 0) <= most) taken += widths[end++] ?? 0;
  return { text: `${characters.slice(0, end).join('')}…`, columns: taken };
}
