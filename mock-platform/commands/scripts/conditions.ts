import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../protocol/is-object.ts';

type Operator = (value: unknown, operand: unknown) => boolean;

const numbers =
  (compare: (value: number, bound: number) => boolean): Operator =>
  (value, bound) =>
    typeof value === 'number' && typeof bound === 'number' && compare(value, bound);

/** What may stand in place of a value: `{ $above: 80 }`. All operators of one object have to hold. */
const operators: Readonly<Record<string, Operator>> = {
  $above: numbers((value, bound) => value > bound),
  $atLeast: numbers((value, bound) => value >= bound),
  $below: numbers((value, bound) => value < bound),
  $atMost: numbers((value, bound) => value <= bound),
  $not: (value, other) => !matches(value, other),
  $oneOf: (value, some) => Array.isArray(some) && some.some((one) => isDeepStrictEqual(value, one)),
  $matches: (value, pattern) => typeof value === 'string' && new RegExp(String(pattern), 'u').test(value),
  $exists: (value, wanted) => (value !== undefined) === wanted,
  // What it saves is the business of `savedBy`.
  $save: (value) => value !== undefined,
};

/**
 * Does a value fit a pattern? An object has to have at least the members of the pattern, each fitting its own; anything
 * else has to be equal. Operators begin with `$`.
 */
export function matches(value: unknown, pattern: unknown): boolean {
  if (!isObject(pattern)) return isDeepStrictEqual(value, pattern);
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key.startsWith('$')) return operators[key]?.(value, wanted) ?? false;
    return matches(memberOf(value, key), wanted);
  });
}

/** The values that the pattern's `$save` operators name, by the names to save them under. */
export function savedBy(pattern: unknown, value: unknown): Record<string, unknown> {
  if (!isObject(pattern)) return {};
  const saved: Record<string, unknown> = {};
  for (const [key, wanted] of Object.entries(pattern)) {
    if (key === '$save') saved[String(wanted)] = value;
    else if (!key.startsWith('$')) Object.assign(saved, savedBy(wanted, memberOf(value, key)));
  }
  return saved;
}

type Path = readonly PropertyKey[];

/** What is wrong with a pattern: unknown operators, operands of the wrong kind. */
export function flawsOf(pattern: unknown, path: Path = []): { path: Path; expected: string }[] {
  if (typeof pattern !== 'object' || pattern === null) return [];
  return Object.entries(pattern).flatMap(([key, operand]) => {
    const here = [...path, key];
    if (!key.startsWith('$')) return flawsOf(operand, here);
    const expected = expectedOperand(key, operand);
    return expected === undefined ? (key === '$not' ? flawsOf(operand, here) : []) : [{ path: here, expected }];
  });
}

function expectedOperand(key: string, operand: unknown): string | undefined {
  const isVariable = typeof operand === 'string' && /^\$[A-Za-z][\w.]*$/.test(operand);
  switch (key) {
    case '$above':
    case '$atLeast':
    case '$below':
    case '$atMost':
      return typeof operand === 'number' || isVariable ? undefined : 'a number, or a variable';
    case '$oneOf':
      return Array.isArray(operand) || isVariable ? undefined : 'a list of values';
    case '$exists':
      return typeof operand === 'boolean' ? undefined : 'true or false';
    case '$matches':
      return isRegularExpression(operand) ? undefined : 'a regular expression';
    case '$save':
      return typeof operand === 'string' && /^[A-Za-z]\w*$/.test(operand) ? undefined : 'the name of a variable';
    case '$not':
      return undefined;
    default:
      return `an operator: ${Object.keys(operators).join(', ')}`;
  }
}

function isRegularExpression(text: unknown): boolean {
  try {
    new RegExp(String(text), 'u');
    return typeof text === 'string';
  } catch {
    return false;
  }
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
