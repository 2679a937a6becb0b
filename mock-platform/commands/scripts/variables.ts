/** `$name`, or `$name.member` of a value that is an object; `$$` is a dollar sign. */
const reference = /\$(?:\$|([A-Za-z]\w*)((?:\.\w+)*))/g;

/** Variables that every script has. */
export const builtIn = ['deviceId', 'nodeId', 'count', 'round'] as const;

/** A variable has no value yet. */
export class UnsetVariable extends Error {
  override readonly name = 'UnsetVariable';
}

/**
 * A value with its variables filled in. A text that is nothing but a variable becomes that variable's value, a number if
 * it is one; in a longer text it becomes text.
 * @throws UnsetVariable
 */
export function fillIn<T>(value: T, variables: Readonly<Record<string, unknown>>): T {
  if (typeof value === 'string') return fillInText(value, variables) as T;
  if (Array.isArray(value)) return value.map((entry) => fillIn(entry, variables)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillIn(inner, variables)])) as T;
}

function fillInText(text: string, variables: Readonly<Record<string, unknown>>): unknown {
  const only = /^\$([A-Za-z]\w*)((?:\.\w+)*)$/.exec(text);
  if (only) return lookUp(only[1] ?? '', only[2] ?? '', variables);
  return text.replace(reference, (found, name: string | undefined, members: string) => {
    if (name === undefined) return found.slice(1);
    const value = lookUp(name, members, variables);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

function lookUp(name: string, members: string, variables: Readonly<Record<string, unknown>>): unknown {
  const value = members.split('.').slice(1).reduce<unknown>(memberOf, memberOf(variables, name));
  if (value === undefined) {
    throw new UnsetVariable(
      `the variable $${name}${members} has no value yet: give it one in variables, or save it before`,
    );
  }
  return value;
}

/** Own members only: what every object has is not a value. */
function memberOf(value: unknown, name: string): unknown {
  const outer = Object(value) as Record<string, unknown>;
  return Object.hasOwn(outer, name) ? outer[name] : undefined;
}

type Path = readonly PropertyKey[];

/** All variables that a value refers to, with their places. */
export function referencesIn(value: unknown, path: Path = []): { name: string; path: Path }[] {
  if (typeof value === 'string') {
    return [...value.matchAll(reference)].flatMap(([, name]) => (name === undefined ? [] : [{ name, path }]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    referencesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The names of all variables that patterns in a value save. */
export function savedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === '$save' ? [String(inner)] : savedIn(inner)));
}
