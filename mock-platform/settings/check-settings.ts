import type { z } from 'zod';
import { complaintsOf } from '../user-files/complaints.ts';
import { editDistance } from '../user-files/edit-distance.ts';
import type { Path } from '../user-files/place.ts';
import { type GivenSettings, nested, ownerOf, subjectOf } from './given.ts';
import type { Setting } from './setting.ts';

/**
 * Checks what was given, and fills in the defaults.
 * @param schema of settings all of which may be left out
 * @returns what it means if nothing is wrong, and all that is wrong, a line each
 */
export function checkSettings<T>(
  schema: z.ZodType<T>,
  given: GivenSettings,
  settings: readonly Setting[],
): { readonly data?: T; readonly problems: readonly string[] } {
  const value = nested(given);
  const { success, data, error } = schema.safeParse(value);
  if (success) return { data, problems: [] };
  const members = settings.map(({ member }) => member);
  const problems = complaintsOf(error.issues, value, {
    subjectOf: (path, part) => subjectOf(given, path, part),
    meant: (path, known) => meantMember(path, known, members),
    form: ([member, , ...inner]) => {
      const own = member !== undefined && inner.length === 0 && ownerOf(given, [member])?.[1].source === 'own';
      return own ? settings.find((setting) => setting.member === member)?.entryForm : undefined;
    },
    advice: (path) => (members.includes(path.join('.')) ? correction(schema, path) : undefined),
  });
  return { problems };
}

function correction(schema: z.ZodType, path: Path): string {
  const value = path.reduce<unknown>((outer, key) => (outer as Record<PropertyKey, unknown>)[key], schema.parse({}));
  return value === undefined ? 'Correct it, or leave it out.' : `The default is ${JSON.stringify(value)}.`;
}

/** Beside the names around it, what stands elsewhere: `command` means `device.command`. */
function meantMember(path: Path, known: readonly string[], members: readonly string[]): string | undefined {
  const beside = path.slice(0, -1).join('.');
  const isOfSettings = path.length === 1 || members.some((member) => member.startsWith(`${beside}.`));
  const prefix = isOfSettings && path.length > 1 ? `${beside}.` : '';
  const candidates = [
    ...known.map((name) => ({ spelt: name, meant: `${prefix}${name}` })),
    ...(isOfSettings ? members.map((member) => ({ spelt: member.replace(/.*\./, ''), meant: member })) : []),
  ];
  const wanted = String(path.at(-1)).toLowerCase();
  return candidates
    .map(({ spelt, meant }) => ({ meant, distance: editDistance(wanted, spelt.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(1, wanted.length / 4))
    .toSorted((a, b) => a.distance - b.distance)[0]?.meant;
}
