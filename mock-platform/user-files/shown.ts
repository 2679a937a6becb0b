import type { Path } from './place.ts';

/** The value at a path, in at most 60 characters; of a secret nothing but its length. */
export function shown(value: unknown, path: Path): string {
  const text = JSON.stringify(value) ?? String(value);
  if (/secret|password/i.test(String(path.at(-1)))) return `a value of ${String(value).length} characters`;
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
