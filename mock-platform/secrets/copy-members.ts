/** Work that takes so long that it is done in pieces, with a pause after each. */
export class InPieces<T> {
  readonly work: Generator<void, T>;

  constructor(work: Generator<void, T>) {
    this.work = work;
  }
}

/** What becomes of a text, of bytes, of a list as a whole; the same value if nothing changes. */
export type OfPart = (part: unknown) => unknown | InPieces<unknown>;

/** A list, or an object, whose members are looked at one by one. */
interface Whole {
  readonly value: object;
  readonly members: readonly unknown[];
  readonly newMembers: unknown[];
  /** Of an object; a list has none. */
  readonly names: readonly string[] | undefined;
  readonly newNames: unknown[] | undefined;
}

/** So many members are looked at between two pauses. */
const fewMembers = 200;

/**
 * A value with what `ofPart` makes of each text, each name of a member, all bytes and each list in it; the same value if nothing changes.
 * Without recursion, so that it can pause anywhere.
 */
export function* copyMembers(root: unknown, ofPart: OfPart): Generator<void, unknown> {
  const wholes: Whole[] = [];
  let part = root;
  for (let count = 1; ; count += 1) {
    if (count % fewMembers === 0) yield;
    const result = ofPart(part);
    let made = result instanceof InPieces ? yield* result.work : result;
    const isWhole = made === part && typeof part === 'object' && part !== null && !(part instanceof Uint8Array);
    if (isWhole) wholes.push(open(part as object));
    else if (wholes.length === 0) return made;
    else wholes.at(-1)?.newMembers.push(made);
    let innermost = wholes.at(-1) as Whole;
    while (innermost.newMembers.length === innermost.members.length) {
      for (const name of innermost.names ?? []) {
        const result = ofPart(name);
        innermost.newNames?.push(result instanceof InPieces ? yield* result.work : result);
      }
      made = finish(innermost);
      wholes.pop();
      const outer = wholes.at(-1);
      if (!outer) return made;
      outer.newMembers.push(made);
      innermost = outer;
    }
    part = innermost.members[innermost.newMembers.length];
  }
}

function open(value: object): Whole {
  if (Array.isArray(value)) return { value, members: value, newMembers: [], names: undefined, newNames: undefined };
  return { value, members: Object.values(value), newMembers: [], names: Object.keys(value), newNames: [] };
}

function finish({ value, names, newNames, members, newMembers }: Whole): unknown {
  const isSame = areSame(members, newMembers) && (!names || !newNames || areSame(names, newNames));
  if (isSame) return value;
  return newNames ? Object.fromEntries(newNames.map((name, index) => [name, newMembers[index]])) : newMembers;
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  for (let index = 0; index < some.length; index += 1) if (!Object.is(some[index], others[index])) return false;
  return true;
}
