/** Where and why a text is not JSON. */
export interface JsonProblem {
  /** Offset in UTF-16 units, from 0. */
  readonly position: number;
  /** What had to stand there. */
  readonly expected: string;
}

/**
 * Finds the first place where a text breaks the grammar of JSON (RFC 8259); undefined when it nowhere does.
 * JSON.parse gives the place in some of its messages only, and which ones depends on the version of Node.
 */
export function findJsonProblem(text: string): JsonProblem | undefined {
  const open: ('object' | 'array')[] = [];
  let position = 0;
  let state: State = 'value';

  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = position;
    if (!pattern.test(text)) return false;
    position = pattern.lastIndex;
    return true;
  };
  const close = () => {
    open.pop();
    state = 'after';
  };

  for (;;) {
    take(/[ \t\n\r]*/y);
    const inside = open.at(-1);
    if (state === 'after') {
      if (inside === undefined) return position < text.length ? { position, expected: 'the end' } : undefined;
      if (take(/,/y)) state = inside === 'object' ? 'key' : 'value';
      else if (take(inside === 'object' ? /\}/y : /\]/y)) close();
      else return { position, expected: inside === 'object' ? '"," or "}"' : '"," or "]"' };
    } else if (state === 'first-key' && take(/\}/y)) {
      close();
    } else if (state === 'first-value' && take(/\]/y)) {
      close();
    } else if (state === 'key' || state === 'first-key') {
      const problem = takeString(take, () => position, 'a member name in double quotation marks');
      if (problem) return problem;
      take(/[ \t\n\r]*/y);
      if (!take(/:/y)) return { position, expected: '":"' };
      state = 'value';
    } else if (take(/\{/y)) {
      open.push('object');
      state = 'first-key';
    } else if (take(/\[/y)) {
      open.push('array');
      state = 'first-value';
    } else if (take(/(?:true|false|null)|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y)) {
      state = 'after';
    } else {
      const problem = takeString(take, () => position, 'a value');
      if (problem) return problem;
      state = 'after';
    }
  }
}

/** `first-`: just after an opening bracket, which may be closed at once. */
type State = 'value' | 'first-value' | 'key' | 'first-key' | 'after';

function takeString(take: (pattern: RegExp) => boolean, at: () => number, expected: string): JsonProblem | undefined {
  if (!take(/"/y)) return { position: at(), expected };
  // In pieces: one pattern over a long string would exhaust the engine's stack.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids just these in a string.
  while (take(/[^"\\\u0000-\u001f]+/y) || take(/\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y));
  if (take(/"/y)) return undefined;
  return { position: at(), expected: 'the rest of a string, with its control characters and backslashes escaped' };
}
