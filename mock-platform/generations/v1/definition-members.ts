import { z } from 'zod';

/** What generation 1 has in `platform.yaml`, of a product. */
export const v1ProductMembers = {
  codecMode: z.enum(['json', 'binary'], '"json" or "binary"').default('json'),
};

/** The same, among the platform's options. */
export const v1OptionMembers = {
  hasMore: z.boolean('true or false').optional(),
};

/** The same, in a script's `send`. */
export const v1SendMembers = v1OptionMembers;
