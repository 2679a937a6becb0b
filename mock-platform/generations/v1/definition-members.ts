import { z } from 'zod';

const tolerance = 'milliseconds from 0 to 86400000';
const path = 'a path';

/** What generation 1 has in `platform.yaml`, of a product. */
export const v1ProductMembers = {
  codecMode: z.enum(['json', 'binary'], '"json" or "binary"').default('json'),
  /** Module that exports `decode` and `encode`. */
  codec: z.string(path).min(1, path).optional(),
};

/** How commands are written: among the platform's options, and of one command in a script. */
export const v1CommandMembers = {
  hasMore: z.boolean('true or false').optional(),
};

/** What it has among the platform's options. */
export const v1OptionMembers = {
  ...v1CommandMembers,
  timestampToleranceMs: z.int(tolerance).min(0, tolerance).max(86_400_000, tolerance).optional(),
  keepAlive: z.enum(['any', 'documented'], '"any" or "documented"').optional(),
  passwordCase: z.enum(['lower', 'any'], '"lower" or "any"').optional(),
};

/** The key of a command, in a script: the same as `key`, and may be a number. */
export const v1KeyMember = {
  mid: z
    .union(
      [z.int('a whole number, or a variable'), z.string('a text').min(1, 'a text')],
      'a whole number, or a variable',
    )
    .optional(),
};
