import { editDistance } from '../user-files/edit-distance.ts';

/** Which variables a program reads. */
export interface KnownVariables {
  readonly names: readonly string[];
  /** Known as well, and nothing that a user would mean. */
  readonly unspoken?: readonly string[];
  /** Prefix that is this program's alone, so that an unknown variable with it is a mistake. */
  readonly own?: string;
  /** Prefixes that other programs may have, too: only what is similar to a known variable gets a note. */
  readonly shared: readonly string[];
  /** The command whose help names all of them. */
  readonly command: string;
}

/** Variables that look like ours and are not. */
export function strayVariables(
  env: Readonly<Record<string, string | undefined>>,
  { names, unspoken = [], own, shared, command }: KnownVariables,
): { readonly problems: readonly string[]; readonly notes: readonly string[] } {
  const problems: string[] = [];
  const notes: string[] = [];
  const prefixes = own === undefined ? shared : [own, ...shared];
  for (const name of Object.keys(env).toSorted()) {
    const prefix = prefixes.find((one) => name.startsWith(one));
    if (prefix === undefined || names.includes(name) || unspoken.includes(name)) continue;
    const meant = nearestVariable(name, prefix, names);
    const near = meant === undefined ? undefined : `There is no variable ${name}. Did you mean ${meant}?`;
    if (prefix !== own) notes.push(...(near === undefined ? [] : [near]));
    else problems.push(near ?? `There is no variable ${name}. \`${command} --help\` names all there are.`);
  }
  return { problems, notes };
}

/** Compared without the prefix, and with it, in case that only the prefix is wrong or too much. */
function nearestVariable(name: string, prefix: string, names: readonly string[]): string | undefined {
  const wanted = name.slice(prefix.length);
  const distances = names.map((variable) => {
    const same = variable.startsWith(prefix);
    if (same && wanted.length > 3 && variable.endsWith(`_${wanted}`)) return { variable, distance: 0.5 };
    return { variable, distance: distanceTo(wanted, same ? variable.slice(prefix.length) : variable) };
  });
  const near = distances.filter(({ distance }) => distance <= Math.max(1, wanted.length / 3));
  return near.toSorted((a, b) => a.distance - b.distance)[0]?.variable;
}

/** An abbreviation, such as CMD of COMMAND, is nearer than another word. */
function distanceTo(wanted: string, candidate: string): number {
  return wanted !== candidate && abbreviates(wanted, candidate) ? 0.5 : editDistance(wanted, candidate);
}

function abbreviates(short: string, long: string): boolean {
  if (short.length < 3 || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}
