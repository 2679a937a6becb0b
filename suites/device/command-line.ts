import { type Connection, DeviceError } from './device.ts';

/** What only a shell can do. Meant as an argument, it has to be quoted in a shell too. */
const shellOperator = /^(?:\|\|?|&&?|;|\d*[<>].*)$/s;

/**
 * Splits a command line into words as a POSIX shell does: blanks separate, `'…'` keeps all characters, `"…"` keeps all
 * but `\"`, `\\`, `\$` and `` \` ``, a backslash elsewhere keeps the next character. Nothing is expanded and nothing is run.
 *
 * @throws DeviceError when a quote is not closed, or when the line asks for a shell (`&&`, `|`, `>`).
 */
export function splitCommandLine(line: string): string[] {
  const words: string[] = [];
  // A quoted empty word is a word, so `undefined` rather than '' stands for "between two words".
  let word: string | undefined;
  let quoted = false;
  const finish = () => {
    if (word === undefined) return;
    if (!quoted && shellOperator.test(word)) throw needsShell(line, word);
    words.push(word);
    word = undefined;
    quoted = false;
  };
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (/[ \t\r\n]/.test(character)) {
      finish();
    } else if (character === "'" || character === '"') {
      const content = character === "'" ? singleQuoted(line, at) : doubleQuoted(line, at);
      word = (word ?? '') + content.text;
      quoted = true;
      at = content.end;
    } else if (character === '\\') {
      at += 1;
      if (at === line.length)
        throw unfinished(line, 'a backslash', 'Remove it, or double it to mean the character itself.');
      if (line[at] === '\n') continue;
      word = (word ?? '') + line.charAt(at);
      quoted = true;
    } else {
      word = (word ?? '') + character;
    }
  }
  finish();
  return words;
}

/** The words of a command, whichever way it is written. */
export function wordsOf(command: string | readonly string[]): readonly string[] {
  return typeof command === 'string' ? splitCommandLine(command) : command;
}

/** Replaces `{host}`, `{port}` and the other members of `Connection` in one word. Other braces stay as they are. */
export function fillPlaceholders(word: string, connection: Connection): string {
  return word.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(connection, name) ? String(connection[name as keyof Connection]) : placeholder,
  );
}

interface Quoted {
  readonly text: string;
  /** Index of the closing quote. */
  readonly end: number;
}

function singleQuoted(line: string, start: number): Quoted {
  const end = line.indexOf("'", start + 1);
  if (end < 0) throw notClosed(line, start);
  return { text: line.slice(start + 1, end), end };
}

function doubleQuoted(line: string, start: number): Quoted {
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    if (line[at] === '"') return { text, end: at };
    if (line[at] === '\\' && /["\\$`\n]/.test(line.charAt(at + 1))) {
      at += 1;
      if (line[at] === '\n') continue;
    }
    text += line.charAt(at);
  }
  throw notClosed(line, start);
}

function notClosed(line: string, start: number): DeviceError {
  return unfinished(
    line,
    line.charAt(start) === '"'
      ? `the double quote at character ${start + 1} open`
      : `the single quote at character ${start + 1} open`,
    'Close it, or put a backslash before it to mean the character itself.',
  );
}

function unfinished(line: string, what: string, next: string): DeviceError {
  return new DeviceError(`The command line ${line} ends with ${what}. ${next}`);
}

function needsShell(line: string, word: string): DeviceError {
  return new DeviceError(
    `The command line ${line} holds ${word}, which only a shell understands; the device is started without one. ` +
      `Put the line into a script, write sh -c '…', or quote ${word} to pass it as an argument.`,
  );
}
