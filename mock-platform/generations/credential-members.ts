import { whole, word } from '../settings/value-schemas.ts';

/** How credentials are checked, in a definition: the same for all generations. */
export const credentialMembers = {
  timestampToleranceMs: whole(0, 86_400_000, 'milliseconds').optional(),
  keepAlive: word('any', 'documented').optional(),
  passwordCase: word('lower', 'any').optional(),
};
