import { z } from 'zod';
import { whole } from '../../../mock-platform/settings/value-schemas.ts';

const answers = 'true, false or "auto"';
/** A variable and a flag give texts. */
const asWritten = (value: unknown) => (value === 'true' ? true : value === 'false' ? false : value);
const takes = z.preprocess(asWritten, z.union([z.boolean(), z.literal('auto')], answers)).default('auto');
const isProperty = 'Service/property, or "all"';

/** What a device of generation 2 can do. */
export const v2CapabilityMembers = {
  propertiesSet: takes,
  propertiesGet: takes,
  settable: z
    .array(z.string(isProperty).regex(/^(all|[^/]+\/[^/]+)$/, isProperty), 'a list of Service/property, or "all"')
    .default([]),
  commandsInFlight: whole(1, 1000, 'requests').default(20),
};
