import type { Path } from './place.ts';

/** `devices[0].secret`; the whole is `the file`. */
export function memberName(path: Path): string {
  if (path.length === 0) return 'the file';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join('');
}
