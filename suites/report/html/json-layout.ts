/**
 * JSON over several lines. Nothing is parsed and written again: numbers keep their digits, members their order and their
 * repetitions. Undefined for what is not JSON.
 */
export function jsonLayout(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  let depth = 0;
  let laid = '';
  for (const [i, token] of tokens.entries()) {
    const closes = token === '}' || token === ']';
    const hollow = closes && (tokens[i - 1] === '{' || tokens[i - 1] === '[');
    if (closes) depth -= 1;
    if (closes && !hollow) laid += lineAt(depth);
    laid += token === ':' ? ': ' : token;
    if (token === '{' || token === '[') depth += 1;
    const next = tokens[i + 1];
    const opens = (token === '{' || token === '[') && next !== '}' && next !== ']';
    if (opens || token === ',') laid += lineAt(depth);
  }
  return laid;
}

/** Deeper levels are not indented any further: a payload may have thousands. */
function lineAt(depth: number): string {
  return `\n${'  '.repeat(Math.min(depth, 20))}`;
}
