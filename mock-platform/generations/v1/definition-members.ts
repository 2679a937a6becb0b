import { z } from 'zod';
import { flag, textOf, word } from '../../settings/value-schemas.ts';
import { credentialMembers } from '../credential-members.ts';

/** What generation 1 has in `platform.yaml`, of a product. */
export const v1ProductMembers = {
  codecMode: word('json', 'binary').default('json'),
  /** Module that exports `decode` and `encode`. */
  codec: textOf('a path').optional(),
};

/** How commands are written: among the platform's options, and of one command in a script. */
export const v1CommandMembers = {
  hasMore: flag.optional(),
};

/** What it has among the platform's options. */
export const v1OptionMembers = {
  ...v1CommandMembers,
  ...credentialMembers,
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
