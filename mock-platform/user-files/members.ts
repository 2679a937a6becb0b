import { z } from 'zod';
import { nearestName } from './edit-distance.ts';

/**
 * An object with just these members. Like every schema of a file that a user writes, its messages complete "expected …";
 * one with another next step than "Correct it." has it as `advice` behind `adviceMark`.
 */
export function members<const Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code, keys }) => {
      if (code !== 'unrecognized_keys') return `an object with ${known.join(', ')}`;
      const near = nearestName(String((keys as readonly string[])[0]), known);
      return `one of ${known.join(', ')}${adviceMark}${near ? `Did you mean ${near}?` : 'Remove it.'}`;
    },
  });
}

/** Parts the expectation from the next step in a schema's message. */
export const adviceMark = '\u0000';
