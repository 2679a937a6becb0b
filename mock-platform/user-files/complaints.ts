import type { z } from 'zod';
import { nearestName } from './edit-distance.ts';
import { adviceMark, knownIn } from './members.ts';
import type { Path } from './place.ts';
import { shown, withoutSecret } from './shown.ts';

/** What whoever complains about a value knows of the file that it stands in. */
export interface Surroundings {
  /** How a line about a path begins: its place, and what it is; about a member's name if `part` is that. */
  readonly subjectOf: (path: Path, part: 'value' | 'name') => string;
  /** What a member that is not known may have been meant as, if not one of those beside it. */
  readonly meant?: (path: Path, known: readonly string[]) => string | undefined;
  /** What to do about a wrong value where the schema does not say it. */
  readonly advice?: (path: Path) => string | undefined;
  /** What was expected of a text that is written in short in place of an object. */
  readonly form?: (path: Path) => string | undefined;
}

/** What is wrong with a value, in one sentence for each issue: where, which value, what was expected, what to do next. */
export function complaintsOf(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  { subjectOf, meant = nearestOf, advice: usual, form }: Surroundings,
): string[] {
  return issues.flatMap((issue) => {
    const [expected = '', advice] = issue.message.split(adviceMark);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const path = [...issue.path, key];
        const near = meant(path, knownIn(expected));
        const next = near === undefined ? 'Remove it.' : `Did you mean ${near}?`;
        return `${subjectOf(path, 'name')} is not a member of this object: expected ${expected}. ${next}`;
      });
    }
    const found = inside(value, issue.path);
    const subject = subjectOf(issue.path, 'value');
    if (found === undefined) return [`${subject} is missing: expected ${expected}. ${advice ?? 'Add it.'}`];
    const is = shown(covered(found, expected), issue.path);
    const wanted = (typeof found === 'string' && form?.(issue.path)) || expected;
    return [`${subject} is ${is}: expected ${wanted}. ${advice ?? usual?.(issue.path) ?? 'Correct it.'}`];
  });
}

/** A text in place of an object with a secret, or of a list of them. */
function covered(found: unknown, expected: string): unknown {
  if (typeof found !== 'string') return found;
  return /\bsecret\b/.test(expected) || /^[^\s=:]*=[^\s=:]*:/.test(found) ? withoutSecret(found) : found;
}

function nearestOf(path: Path, known: readonly string[]): string | undefined {
  return nearestName(String(path.at(-1)), known);
}

function inside(value: unknown, path: Path): unknown {
  return path.reduce((within, key) => (within as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}
