import { z } from 'zod';
import { flag, textOf, word } from '../../../mock-platform/settings/value-schemas.ts';

const codecMode = word('json', 'binary');

/** What a device of generation 1 can be. */
export const v1CapabilityMembers = {
  codecModes: z.tuple([codecMode], codecMode, 'a list of "json" and "binary"').default(['json']),
};

/** What else only generation 1 has. */
export const v1Members = {
  registration: flag.default(false),
  codec: textOf('the path of a module').optional(),
};
