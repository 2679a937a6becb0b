import { z } from 'zod';
import { whole } from '../../settings/value-schemas.ts';
import { credentialMembers } from '../credential-members.ts';

/** What generation 2 has among the platform's options in `platform.yaml`. */
export const v2OptionMembers = {
  ...credentialMembers,
  implicitQos: z.union([z.literal(0), z.literal(1)], '0 or 1').optional(),
  maxSubscriptions: whole(1, 100).optional(),
};
