import { readFile } from 'node:fs/promises';
import { isCollection, LineCounter, type Node, parseDocument, type Scalar, visit } from 'yaml';
import { at, type Path, type Place } from './place.ts';
import { YamlError } from './yaml-error.ts';

/** A YAML text as a plain value that knows where each part of it stands. JSON is YAML, too. */
export interface YamlSource {
  /** How the user calls the file. */
  readonly file: string;
  readonly value: unknown;
  /** Where the value at a path stands, or the nearest one around it; for a member's name its own place. */
  placeOf(path: Path, part?: 'value' | 'name'): Place;
}

/** So deep and so large may a file be that a person wrote. */
const mostBytes = 4 * 1024 * 1024;
const mostAliases = 100;

/** @throws YamlError when the file cannot be read, or is not YAML */
export async function readYamlFile(path: string, file = path): Promise<YamlSource> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder, not a file' : message;
    throw new YamlError([
      `${file} cannot be read: ${why}. Correct the path; a relative one counts from its own folder.`,
    ]);
  }
  return parseYaml(text, file);
}

/** @throws YamlError with line and column of all that is not YAML */
export function parseYaml(text: string, file: string): YamlSource {
  if (text.length > mostBytes) {
    throw new YamlError([`${file} has ${text.length} characters: expected at most ${mostBytes}. Split it.`]);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2' });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    throw new YamlError(
      document.errors.map(({ pos, message }) => `${at(file, placeAt(pos[0]))}: no YAML: ${message}. Correct it.`),
    );
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    // It would name the alias, which may be the beginning of a secret without its quotation marks.
    const why =
      error instanceof ReferenceError && /unresolved alias/i.test(error.message)
        ? 'it uses an alias (*name) that has no anchor (&name). Put a text that begins with * into quotation marks.'
        : `${(error as Error).message}.`;
    throw new YamlError([`${file} cannot be read: ${why}`]);
  }
  return {
    file,
    value,
    placeOf(path, part = 'value') {
      const name = part === 'name' ? nameNode(document.contents, path) : undefined;
      return placeAt((name ?? nodeAt(document.contents, path))?.range?.[0] ?? 0);
    },
  };
}

function nodeAt(root: Node | null, path: Path): Node | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node = isCollection(root) ? root.getIn(path.slice(0, length), true) : undefined;
    // A member without a value does not have its own place: its name has one.
    if (isNode(node)) return (node.range?.[0] ?? -1) >= 0 ? node : nameNode(root, path.slice(0, length));
    const named = nameNode(root, path.slice(0, length));
    if (named) return named;
  }
  return root ?? undefined;
}

function nameNode(root: Node | null, path: Path): Node | undefined {
  const parent = path.length === 1 ? root : isCollection(root) ? root.getIn(path.slice(0, -1), true) : undefined;
  if (!isCollection(parent as Node)) return undefined;
  let found: Node | undefined;
  visit(parent as Node, {
    Pair: (_, { key }) => {
      if (!found && String((key as Scalar | null)?.value) === String(path.at(-1))) found = key as Node;
      return visit.SKIP;
    },
  });
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'range' in value;
}
