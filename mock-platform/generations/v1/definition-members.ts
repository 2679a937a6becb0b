import { z } from 'zod';

/** What generation 1 has in `platform.yaml`, of a product. */
export const v1ProductMembers = {
  codecMode: z.enum(['json', 'binary'], '"json" or "binary"').default('json'),
};

/** How commands are written: among the platform's options, and of one command in a script. */
export const v1CommandMembers = {
  hasMore: z.boolean('true or false').optional(),
};
