import { join } from 'node:path';
import { type Node, SyntaxKind } from 'typescript/unstable/ast';
import {
  API,
  type Checker,
  NodeBuilderFlags,
  type Program,
  type Symbol as Sign,
  SymbolFlags,
} from 'typescript/unstable/sync';

/** What users import from where, and the file in which it is gathered. */
export const entries = {
  'huawei-iot-conformance': 'mock-platform/index.ts',
  'huawei-iot-conformance/suites': 'suites/index.ts',
  'huawei-iot-conformance/vitest': 'suites/vitest/conformance.ts',
} as const;

export type Kind = 'function' | 'class' | 'constant' | 'interface' | 'type';

/** One member of a class or an interface that users see. */
export interface ApiMember {
  readonly text: string;
  readonly doc: string;
}

/** One export, with what its TSDoc says. */
export interface ApiExport {
  readonly entry: string;
  readonly name: string;
  readonly kind: Kind;
  /** The declaration without bodies, comments and initial values; of a class or an interface, only its head. */
  readonly text: string;
  readonly doc: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
  readonly members: readonly ApiMember[];
  /** Names of types of this project that its declaration uses and that no entry exports. */
  readonly unnamed: readonly string[];
}

const kinds: Partial<Record<SyntaxKind, Kind>> = {
  [SyntaxKind.FunctionDeclaration]: 'function',
  [SyntaxKind.ClassDeclaration]: 'class',
  [SyntaxKind.VariableDeclaration]: 'constant',
  [SyntaxKind.InterfaceDeclaration]: 'interface',
  [SyntaxKind.TypeAliasDeclaration]: 'type',
};

/** Reads the exports of the entries out of the sources, in the order of their names. Takes a second: it starts a compiler. */
export function readPublicApi(root: string): ApiExport[] {
  const api = new API({ cwd: root });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [join(root, 'tsconfig.json')] });
    const [project] = snapshot.getProjects();
    if (!project) throw new Error(`There is no project in ${root}: expected tsconfig.json.`);
    const read = new Reader(root, project.program, project.checker).read();
    snapshot.dispose();
    return read;
  } finally {
    api.close();
  }
}

class Reader {
  readonly #root: string;
  readonly #program: Program;
  readonly #checker: Checker;

  constructor(root: string, program: Program, checker: Checker) {
    this.#root = `${root.replace(/\/$/, '')}/`;
    this.#program = program;
    this.#checker = checker;
  }

  read(): ApiExport[] {
    const found = Object.entries(entries).flatMap(([entry, path]) =>
      this.#exportsOf(path).map((sign) => ({ entry, sign })),
    );
    const named = new Set(found.map(({ sign }) => this.#original(sign).id));
    return found
      .map(({ entry, sign }) => this.#describe(entry, sign.name, this.#original(sign), named))
      .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  }

  #exportsOf(path: string): readonly Sign[] {
    const file = this.#program.getSourceFile(this.#root + path);
    const module = file && this.#checker.getSymbolAtLocation(file);
    if (!module) throw new Error(`${path} is not a module of the project.`);
    return this.#checker.getExportsOfModule(module);
  }

  #original(sign: Sign): Sign {
    return sign.flags & SymbolFlags.Alias ? this.#checker.getAliasedSymbol(sign) : sign;
  }

  #describe(entry: string, name: string, sign: Sign, named: ReadonlySet<number>): ApiExport {
    const declaration = sign.declarations[0]?.resolve();
    const kind = declaration && kinds[declaration.kind];
    if (!declaration || !kind) throw new Error(`${name} of ${entry} is a declaration of an unknown kind.`);
    const { members: all } = declaration as { members?: Iterable<Node> };
    const members = [...(all ?? [])].filter(isSeen);
    const used = new Set<Sign>();
    this.#collect(declaration, used);
    return {
      entry,
      name,
      kind,
      text: this.#headOf(declaration, sign, kind),
      doc: sign.getDocumentationComment(this.#checker),
      tags: sign.getJsDocTags(this.#checker).map(({ name, text = '' }) => ({ name, text })),
      members: members.map((member) => ({ text: this.#textOf(member), doc: this.#docOf(member) })),
      unnamed: [...used].filter((one) => !named.has(one.id)).map((one) => one.name),
    };
  }

  /** The head of a class or an interface; of anything else, the whole without bodies and initial values. */
  #headOf(node: Node, sign: Sign, kind: Kind): string {
    const { members, name } = node as { members?: { readonly pos: number }; name?: Node };
    const whole = node.getText();
    // What is made of a schema or a table is written out.
    if (kind === 'type' && /\bz\.(infer|input|output)<|\btypeof\b/.test(whole)) {
      const flags =
        NodeBuilderFlags.NoTruncation | NodeBuilderFlags.InTypeAlias | NodeBuilderFlags.MultilineObjectLiterals;
      const type = this.#checker.getDeclaredTypeOfSymbol(sign);
      return `type ${name?.getText()} = ${this.#checker.typeToString(type, undefined, flags)}`;
    }
    if (!members) return `${kind === 'constant' ? 'const ' : ''}${this.#textOf(node)}`;
    // The members begin behind the brace.
    return whole
      .slice(0, whole.length - (node.end - members.pos) - 1)
      .trim()
      .replace(/^export\s+/, '');
  }

  /** A declaration as users write against it: without its body, and with its type in the place of its initial value. */
  #textOf(node: Node): string {
    const { body, initializer, type } = node as { body?: Node; initializer?: Node; type?: Node };
    const cut = body ?? initializer;
    const whole = node.getText();
    const text = cut ? whole.slice(0, whole.length - (node.end - cut.pos)) : whole;
    const plain = text
      .replace(/\s*=?\s*[;,]?\s*$/, '')
      .replace(/^export\s+/, '')
      .replace(/^(static )?async /, '$1');
    return initializer && !type ? `${plain}: ${this.#typeAt(node)}` : plain;
  }

  #typeAt(node: Node): string {
    const type = this.#checker.getTypeAtLocation(node);
    return type ? this.#checker.typeToString(type, node, NodeBuilderFlags.NoTruncation) : 'unknown';
  }

  #docOf(member: Node): string {
    const { name } = member as { name?: Node };
    const sign = name && this.#checker.getSymbolAtLocation(name);
    if (!sign) return '';
    const throwing = sign.getJsDocTags(this.#checker).filter((tag) => tag.name === 'throws');
    const thrown = throwing.map(({ text = '' }) => `Throws ${text}`);
    return [sign.getDocumentationComment(this.#checker), ...thrown].filter((part) => part !== '').join('\n');
  }

  /** The types of this project that users see in a declaration. */
  #collect(node: Node, used: Set<Sign>): void {
    node.forEachChild((child) => {
      if (child.kind === SyntaxKind.Block || isInitial(child) || !isSeen(child)) return;
      const name = nameOfType(child);
      const sign = name && this.#checker.getSymbolAtLocation(name);
      if (sign) this.#add(this.#original(sign), used);
      this.#collect(child, used);
    });
  }

  #add(sign: Sign, used: Set<Sign>): void {
    const path = String(sign.declarations[0]?.path ?? '');
    const isOurs = path.startsWith(this.#root) && !path.includes('/node_modules/');
    if (isOurs && !(sign.flags & SymbolFlags.TypeParameter)) used.add(sign);
  }
}

function nameOfType(node: Node): Node | undefined {
  if (node.kind === SyntaxKind.TypeReference) return (node as unknown as { typeName: Node }).typeName;
  if (node.kind === SyntaxKind.ExpressionWithTypeArguments) return (node as unknown as { expression: Node }).expression;
  return undefined;
}

function isInitial(node: Node): boolean {
  return (node.parent as { initializer?: Node } | undefined)?.initializer === node;
}

/** Do users see it? What is private or tagged as internal is not in the package's types: `stripInternal` in tsconfig.json. */
function isSeen(node: Node): boolean {
  const { modifiers, name } = node as { modifiers?: Iterable<Node>; name?: Node };
  if (name?.kind === SyntaxKind.PrivateIdentifier) return false;
  if ([...(modifiers ?? [])].some(({ kind }) => kind === SyntaxKind.PrivateKeyword)) return false;
  return !/@internal\b/.test(commentOf(node));
}

/** What stands before a node: its comment. */
function commentOf(node: Node): string {
  return node.getFullText().slice(0, node.getFullText().length - node.getText().length);
}
