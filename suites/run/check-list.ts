import { isObject } from '../../mock-platform/protocol/is-object.ts';

/**
 * What is wrong with a list of rules or scenarios that a user made; `members` are those that each must have, `key` tells them apart, but
 * for those that may share it.
 */
export function checkList(
  list: string,
  given: unknown,
  key: string,
  members: readonly string[],
  maker: string,
  mayShare: (one: never, other: never) => boolean = () => false,
): string[] {
  if (given === undefined) return [];
  if (!Array.isArray(given) || given.length === 0) {
    return [`${list} in runConformance is ${JSON.stringify(given)}: expected a list of what ${maker} makes.`];
  }
  return given.flatMap((one: unknown, index) => {
    if (!isObject(one)) {
      return [
        `${list}[${index}] in runConformance is ${JSON.stringify(one) ?? String(one)}: expected what ${maker} makes.`,
      ];
    }
    const missing = members.filter((member) => one[member] === undefined);
    const named = `${list}[${index}] in runConformance, ${JSON.stringify(one[key]) ?? `without ${key}`},`;
    const isSame = (other: unknown) =>
      isObject(other) && other[key] === one[key] && !mayShare(one as never, other as never);
    const earlier = given.slice(0, index).findIndex(isSame);
    return [
      ...(missing.length > 0 ? [`${named} has no ${missing.join(', ')}: expected what ${maker} makes.`] : []),
      ...(earlier >= 0
        ? [`${named} has the ${key} of ${list}[${earlier}]: expected each ${key} once. Rename or remove one.`]
        : []),
    ];
  });
}
