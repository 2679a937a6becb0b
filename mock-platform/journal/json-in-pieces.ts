/** So many values are written at once. A long text counts as several. */
const fewValues = 500;
const lettersOfValue = 128;

/**
 * What `write` makes of a value, as JSON.stringify does, in pieces of some hundred values: 100,000 of them take 50 ms, for which nobody
 * should have to wait.
 * @param write the whole value as JSON; undefined for what JSON leaves out
 */
export function* jsonInPieces(
  value: unknown,
  write: (value: unknown) => string | undefined = JSON.stringify,
): Generator<string, void> {
  if (!isLarge(value)) {
    const text = write(value);
    if (text !== undefined) yield text;
    return;
  }
  const isList = Array.isArray(value);
  let separator = isList ? '[' : '{';
  for (const part of isList ? partsOfList(value) : partsOfObject(value)) {
    if ('large' in part) {
      yield part.name === undefined ? separator : `${separator}${JSON.stringify(part.name)}:`;
      yield* jsonInPieces(part.large, write);
      separator = ',';
      continue;
    }
    const text = write(part.few)?.slice(1, -1);
    // None of them is anything that JSON has.
    if (!text) continue;
    yield separator + text;
    separator = ',';
  }
  const isEmpty = separator !== ',';
  yield `${isEmpty ? separator : ''}${isList ? ']' : '}'}`;
}

/** Some values that are written at once, or one that is not. */
type Part = { readonly few: unknown } | { readonly name?: string; readonly large: unknown };

function* partsOfList(values: readonly unknown[]): Generator<Part, void> {
  let few: unknown[] = [];
  let count = 0;
  for (const large of values) {
    const isOne = isLarge(large);
    if (!isOne) {
      few.push(large);
      count += countOf(large, fewValues);
    }
    if (!isOne && count < fewValues) continue;
    yield { few };
    few = [];
    count = 0;
    if (isOne) yield { large };
  }
  yield { few };
}

function* partsOfObject(members: Readonly<Record<string, unknown>>): Generator<Part, void> {
  let few: Record<string, unknown> = Object.create(null);
  let count = 0;
  for (const name of Object.keys(members)) {
    const large = members[name];
    const isOne = isLarge(large);
    if (!isOne) {
      few[name] = large;
      count += countOf(large, fewValues) + name.length / lettersOfValue;
    }
    if (!isOne && count < fewValues) continue;
    yield { few };
    few = Object.create(null);
    count = 0;
    if (isOne) yield { name, large };
  }
  yield { few };
}

/** A list or an object of so many values that it is written piece by piece. */
function isLarge(value: unknown): value is unknown[] | Record<string, unknown> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  if ('toJSON' in value && typeof value.toJSON === 'function') return false;
  return countOf(value, fewValues) >= fewValues;
}

/** How many values there are in one, and it among them; not many more than `most` are counted. */
function countOf(value: unknown, most: number): number {
  if (typeof value === 'string') return 1 + value.length / lettersOfValue;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return 1;
  let count = 1;
  const members = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && count < most; index += 1) count += countOf(value[index], most - count);
    return count;
  }
  for (const name in members) {
    if (count >= most) break;
    count += countOf(members[name], most - count);
  }
  return count;
}
