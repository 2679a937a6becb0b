import { z } from 'zod';

/**
 * An object with just these members. Like every schema of a file that a user writes, its messages complete "expected …";
 * one with another next step than "Correct it." has it as `advice` behind `adviceMark`.
 */
export function members<const Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `one of ${known.join(', ')}` : `an object with ${known.join(', ')}`,
  });
}

/** Parts the expectation from the next step in a schema's message. */
export const adviceMark = '\u0000';

/** What was expected, with a next step of its own. */
export function advised(expected: string, advice: string): string {
  return `${expected}${adviceMark}${advice}`;
}

/** The members that an object has, as the message about one that it does not have names them. */
export function knownIn(expected: string): string[] {
  return expected.replace(/^one of /, '').split(', ');
}
