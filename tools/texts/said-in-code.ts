import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** A text as code writes it: `{}` for each value. */
export interface Said {
  readonly file: string;
  readonly text: string;
  /** The class of the error that says it, if one does. */
  readonly error?: string;
}

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** What nobody says: names of modules and types, and members of rules that are translated by themselves. */
const untold: ReadonlySet<string> = new Set(['ImportDeclaration', 'TSLiteralType', 'TSTypeReference']);
const translatedOtherwise: ReadonlySet<string> = new Set(['sentence', 'source', 'id', 'when', 'level']);

/** The texts in these files: string literals and templates, in the order of the code. */
export function saidInCode(root: string, files: readonly string[]): Said[] {
  return files.flatMap((file) => {
    const source = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
    return [...textsIn(source as unknown as Node)].map((said) => ({ file, ...said }));
  });
}

/** The files of these rooms, without tests and translations. A path that ends in `.ts` is one file. */
export function filesIn(root: string, rooms: readonly string[]): string[] {
  return rooms.flatMap((room) => {
    if (room.endsWith('.ts')) return [room];
    const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
    return names
      .map((name) => `${room}/${name.replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts') && !/\.(test|zh|d)\.ts$|[/-](testing|texts)[./]|mending|prose/.test(path))
      .toSorted();
  });
}

/** A text as it is compared: the names of values do not matter. */
export function withoutNames(text: string): string {
  return text.replaceAll(/\{\w*\}/g, '{}');
}

/** @param isPart of a text that was yielded as a whole */
function* textsIn(node: Node, within?: string, isPart = false): Generator<Omit<Said, 'file'>> {
  if (untold.has(node.type)) return;
  const error = errorOf(node) ?? within;
  const text = textOf(node);
  const said = text !== undefined && !isPart ? [withoutNames(text)] : counted(node);
  for (const one of said) yield { text: one, ...(error !== undefined && { error }) };
  if (node.type === 'Property' && translatedOtherwise.has(String((node.key as Node).name))) return;
  const isJoined = node.type === 'BinaryExpression' && text !== undefined;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* textsIn(child, error, isJoined);
    }
  }
}

/** What a literal or a template says, or several that are put behind each other at the ends of lines. */
function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'TemplateLiteral') {
    const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
    return quasis.map(({ value }) => value.cooked).join('{}');
  }
  if (node.type !== 'BinaryExpression' || node.operator !== '+') return undefined;
  const parts = [node.left as Node, node.right as Node].map(textOf);
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** What `many(n, 'rule')` says: `1 rule`, `2 rules`. */
function counted(node: Node): string[] {
  if (node.type !== 'CallExpression' || (node.callee as Node).name !== 'many') return [];
  const [one, several = `${one}s`] = (node.arguments as readonly Node[]).slice(1).map(textOf);
  return one === undefined ? [] : [`{} ${one}`, `{} ${several}`];
}

/** The class of an error, or of what is thrown in its place. */
function errorOf(node: Node): string | undefined {
  if (node.type === 'ThrowStatement') return classOf(node.argument as Node);
  const name = classOf(node);
  return name?.endsWith('Error') ? name : undefined;
}

function classOf(node: Node): string | undefined {
  return node.type === 'NewExpression' ? String((node.callee as Node).name) : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
