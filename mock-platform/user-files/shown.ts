import type { Path } from './place.ts';

const cover = '***';

/** The value at a path, in at most 60 characters; of a secret nothing but its length, and of one inside the value nothing. */
export function shown(value: unknown, path: Path): string {
  if (isSecret(path.at(-1))) return `a value of ${String(value).length} characters`;
  const text = JSON.stringify(value, (name, inner) => (isSecret(name) ? cover : inner)) ?? String(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

/** `lamp=id:secret` and the like: what stands behind the colon may be a secret. */
export function withoutSecret(text: string): string {
  return text.replace(/:.*/s, `:${cover}`);
}

function isSecret(name: PropertyKey | undefined): boolean {
  return /secret|password/i.test(String(name));
}
