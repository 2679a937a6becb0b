import { z } from 'zod';

/** What generation 1 has in `platform.yaml`, of a product. */
export const v1ProductMembers = {
  codecMode: z.enum(['json', 'binary'], '"json" or "binary"').default('json'),
};

/** How commands are written: among the platform's options, and of one command in a script. */
export const v1CommandMembers = {
  hasMore: z.boolean('true or false').optional(),
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
