import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { parseSync } from 'vite';

/** One file imports another one of this project. Paths count from the root. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** `types`: nothing is left of it at run time · `late`: it is loaded when it is wanted. */
  readonly kind: 'at once' | 'late' | 'types';
}

const elsewhere = /^(\.|node_modules$|dist$|lib$|reports$)/;

/** All TypeScript files below a folder, but what is installed, built or hidden. */
export function typeScriptFiles(root: string): string[] {
  const inside = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !elsewhere.test(name));
  return inside.flatMap((entry) => {
    if (entry.isFile()) return entry.name.endsWith('.ts') ? [entry.name] : [];
    if (!entry.isDirectory()) return [];
    return readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).flatMap((name) =>
      name.endsWith('.ts') && !name.includes('node_modules') ? [join(entry.name, name)] : [],
    );
  });
}

/** What a file imports of this project, exports from it, or names in a type. */
export function importsOf(root: string, from: string): Import[] {
  return importsIn(readFileSync(join(root, from), 'utf8'), from);
}

export function importsIn(text: string, from: string): Import[] {
  const { module, errors } = parseSync(from, text);
  if (errors.length > 0) throw new Error(`${from} cannot be read: ${errors[0]?.message}`);
  const found = [
    ...module.staticImports.map(({ moduleRequest, start }) => [moduleRequest.value, kindAt(start)] as const),
    ...module.staticExports.flatMap(({ entries, start }) => {
      const [first] = entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []);
      return first === undefined ? [] : [[first, kindAt(start)] as const];
    }),
    ...module.dynamicImports.map(
      ({ moduleRequest: { start, end } }) => [text.slice(start + 1, end - 1), 'late'] as const,
    ),
    ...[...text.matchAll(/typeof import\('(\.[^']+)'\)/g)].map(([, path = '']) => [path, 'types'] as const),
  ];
  return found.flatMap(([path, kind]) => (path.startsWith('.') ? [{ from, to: join(dirname(from), path), kind }] : []));

  // With `verbatimModuleSyntax`, `import { type A }` still loads the module.
  function kindAt(start: number): Import['kind'] {
    return /^(import|export)\s+type\b/.test(text.slice(start, start + 20)) ? 'types' : 'at once';
  }
}
