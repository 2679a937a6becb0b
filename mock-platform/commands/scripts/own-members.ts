import { v1CommandMembers, v1KeyMember } from '../../generations/v1/definition-members.ts';

/**
 * What each generation lets a script say of a command, beside what all of them have. A script may meet devices of any generation.
 * A new one is added here.
 */
export const ownMembers = { ...v1CommandMembers, ...v1KeyMember };

interface Keyed {
  readonly key?: string | undefined;
  readonly mid?: string | number | undefined;
}

/** A command of a script with its key as `key`, whatever its generation lets a script call it. */
export function keyed<T extends Keyed>({ key, mid, ...command }: T) {
  const given = key ?? mid;
  return { ...command, ...(given !== undefined && { key: String(given) }) };
}
