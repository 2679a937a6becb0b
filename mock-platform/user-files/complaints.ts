import type { z } from 'zod';
import { adviceMark } from './members.ts';

type Path = readonly PropertyKey[];

/** What is wrong with a value, in one sentence for each issue: where, which value, what was expected, what to do next. */
export function complaintsOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  /** How the user finds the place of a path; of a member's name if `part` is that. */
  whereIs: (path: Path, part: 'value' | 'name') => string,
): string[] {
  return issues.flatMap((issue) => {
    const [expected = '', advice] = issue.message.split(adviceMark);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = [...issue.path, key];
        return `${whereIs(path, 'name')}: ${memberName(path)} is not a member of this object: expected ${expected}. ${advice}`;
      });
    }
    const found = inside(value, issue.path);
    const is = found === undefined ? 'is missing' : `is ${shown(found, issue.path)}`;
    const next = advice ?? (found === undefined ? 'Add it.' : 'Correct it.');
    return [`${whereIs(issue.path, 'value')}: ${memberName(issue.path)} ${is}: expected ${expected}. ${next}`];
  });
}

/** `devices[0].secret`; the whole is `the file`. */
function memberName(path: Path): string {
  if (path.length === 0) return 'the file';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join('');
}

function inside(value: unknown, path: Path): unknown {
  return path.reduce((within, key) => (within as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

/** A value in at most 60 characters; of a secret nothing but its length. */
function shown(value: unknown, path: Path): string {
  const text = JSON.stringify(value) ?? String(value);
  if (/secret|password/i.test(String(path.at(-1)))) return `a value of ${String(value).length} characters`;
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
