import { z } from 'zod';

/** What is kept as JSON, whatever its members are. */
export const members = z.record(z.string(), z.unknown());

export const text = (most: number) => z.string().max(most);

/** What is in the interface, and not in the mock: it is refused, not passed over. */
export const absent = <T extends z.ZodType>(type: T, why: string) =>
  type
    .refine(() => false, `expected none: ${why}`)
    .optional()
    .describe(`Refused: ${why}.`);

/** Letters, digits, underscores and hyphens. */
export const id = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]*$/, 'expected letters, digits, underscores and hyphens');

export const devicePath = z.object({ device_id: z.string().min(1).max(256) });

/** A whole number in a query. */
const count = (least: number, most: number) => z.coerce.number().pipe(z.int().min(least).max(most));

/** What a device answered; null where that is no JSON. */
export const response = z.unknown().describe("The device's answer as it came; null where that was no JSON.");

export const device = z
  .object({
    app_id: text(256).optional(),
    device_id: text(256),
    node_id: text(256),
    gateway_id: text(256).describe('Of a device that connects by itself: its device_id.'),
    device_name: text(256).optional(),
    node_type: z.literal('GATEWAY'),
    description: text(2048).optional(),
    auth_info: z.object({
      auth_type: z.literal('SECRET'),
      secret: text(256).optional().describe('Only in the answer to the registration.'),
      secure_access: z.boolean(),
      timeout: z.int(),
    }),
    product_id: text(256),
    product_name: text(256),
    status: z.enum(['ONLINE', 'OFFLINE', 'INACTIVE', 'FROZEN']),
    create_time: text(32),
    tags: z.array(z.unknown()),
    extension_info: members.optional(),
  })
  .meta({ id: 'Device' });

const page = z.object({ count: z.int(), marker: z.string().optional() });

/** One page of a list. */
export const listOf = <N extends string>(name: N, item: z.ZodType) =>
  z.object({ [name]: z.array(item), page } as { [K in N]: z.ZodArray<z.ZodType> } & { page: typeof page });

/** Which page of a list is asked for. */
export const paging = {
  limit: count(1, 50).optional().describe('Default: 10.'),
  marker: z.string().optional().describe('The id of the last item of the page before: the page begins after it.'),
  offset: count(0, 500).optional().describe('So many are passed over.'),
};

/** The newest come first. @param idOf by what `marker` names it */
export function pageOf<T>(
  items: readonly T[],
  {
    limit = 10,
    marker,
    offset = 0,
  }: { limit?: number | undefined; marker?: string | undefined; offset?: number | undefined },
  idOf: (item: T) => string,
) {
  const all = items.toReversed();
  const after = marker === undefined ? 0 : all.findIndex((item) => idOf(item) === marker) + 1;
  const shown = all.slice(after + offset, after + offset + limit);
  const last = shown.at(-1);
  return { shown, page: { count: all.length, ...(last !== undefined && { marker: idOf(last) }) } };
}
