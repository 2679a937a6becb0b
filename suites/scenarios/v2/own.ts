import { z } from 'zod';
import type { V2Family } from '../../../mock-platform/generations/v2/own.ts';

/** What a request of generation 2 has in a step that a command has not: its family. */
export const v2StepMembers = {
  v2: z.strictObject({ family: z.enum(['set', 'get']) }).exactOptional(),
};

/** The same of a request that is drawn, or was sent; none of a command. */
export function v2Step(request: object): { readonly v2?: { readonly family: 'set' | 'get' } } {
  const { v2 } = request as { readonly v2?: { readonly family?: V2Family } };
  return v2?.family === 'set' || v2?.family === 'get' ? { v2: { family: v2.family } } : {};
}
