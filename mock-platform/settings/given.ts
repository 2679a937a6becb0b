import { isObject } from '../protocol/is-object.ts';
import { memberName } from '../user-files/member-name.ts';
import type { Path } from '../user-files/place.ts';

/** A setting that the user gave, in the place that counts most. */
export interface Given {
  readonly value: unknown;
  /** How a sentence names it: `--seed`, `CONFORMANCE_SEED`, `seed in conformance.config.yaml:3:7`. */
  readonly where: string;
  /** How the user finds a part of it again: `--seed`, `platform.yaml:3:7`. */
  readonly placeOf: (path: Path, part?: 'value' | 'name') => string;
  /** A flag or a variable, which is the setting's own; a line of a file; or what does not have lines, such as a module. */
  readonly source: 'own' | 'line' | 'whole';
  /** Folder that its relative paths count from. */
  readonly base: string;
  /** What wins: a flag (2) over a variable (1) over the file (0). */
  readonly rank: number;
}

/** All that was given, by member. What is not a setting is there under its own name. */
export type GivenSettings = ReadonlyMap<string, Given>;

/** `{ 'capabilities.transport': 'mqtt' }` as `{ capabilities: { transport: 'mqtt' } }`. */
export function nested(given: GivenSettings): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [member, { value }] of given) {
    const [group = '', name] = member.split('.');
    if (name === undefined) root[group] = value;
    // A group that is not an object is wrong, and stays so.
    else if (root[group] === undefined || isObject(root[group]))
      root[group] = { ...(root[group] ?? {}), [name]: value };
  }
  return root;
}

/** Where a part of what was given stands. */
export function placeOf(given: GivenSettings, path: Path, part?: 'value' | 'name'): string | undefined {
  return ownerOf(given, path)?.[1].placeOf(path, part);
}

/**
 * How a line about a part of what was given begins: `--seed`, `--device: devices[0].nodeId`,
 * `platform.yaml:3:7: ports.tcp`, `seed in conformance.config.ts`.
 */
export function subjectOf(given: GivenSettings, path: Path, part?: 'value' | 'name'): string {
  const owner = ownerOf(given, path);
  if (!owner) return memberName(path);
  const [member, one] = owner;
  const place = one.placeOf(path, part);
  if (one.source === 'own' && path.join('.') === member) return place;
  return one.source === 'whole' ? `${memberName(path)} in ${place}` : `${place}: ${memberName(path)}`;
}

/** The setting that a path leads into, with its member. */
export function ownerOf(given: GivenSettings, path: Path): readonly [string, Given] | undefined {
  const wanted = `${path.join('.')}.`;
  return [...given].find(([member]) => wanted.startsWith(`${member}.`));
}
