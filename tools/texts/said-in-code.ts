import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** A text as code writes it: `{}` for each value. */
export interface Said {
  readonly file: string;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** What no report says: names of modules and types, errors, and members of rules that are translated by themselves. */
const untold: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'TSLiteralType',
  'TSTypeReference',
  'ThrowStatement',
]);
const translatedOtherwise: ReadonlySet<string> = new Set(['sentence', 'source', 'id', 'when', 'level']);

/** The texts in these files: string literals and templates, in the order of the code. */
export function saidInCode(root: string, files: readonly string[]): Said[] {
  return files.flatMap((file) => {
    const source = parseAst(readFileSync(join(root, file), 'utf8'), { lang: 'ts' });
    return [...textsIn(source as unknown as Node)].map((text) => ({ file, text }));
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

function* textsIn(node: Node): Generator<string> {
  if (untold.has(node.type)) return;
  if (node.type === 'Literal') {
    if (typeof node.value === 'string') yield withoutNames(node.value);
    return;
  }
  if (node.type === 'TemplateLiteral') {
    const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
    yield withoutNames(quasis.map(({ value }) => value.cooked).join('{}'));
  }
  if (node.type === 'Property' && translatedOtherwise.has(String((node.key as Node).name))) return;
  if (node.type === 'NewExpression' && String((node.callee as Node).name).endsWith('Error')) return;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* textsIn(child);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
