import { z } from 'zod';

const text = z.string().max(256);
const members = z.record(z.string(), z.unknown());

export const deviceIdPath = z.object({ deviceId: z.string().min(1).max(64) });

/** A time as `yyyyMMdd'T'HHmmss'Z'`, in UTC. */
export const timeText = z.string().regex(/^\d{8}T\d{6}Z$/, "expected a time as yyyyMMdd'T'HHmmss'Z', in UTC");

/** A whole number in a query. */
export const count = (least: number, most: number) => z.coerce.number().pipe(z.int().min(least).max(most));

/** What an application may say of a device. */
export const details = {
  name: text.optional(),
  description: z.string().max(2048).optional(),
  mac: text.optional(),
  location: z.string().max(2048).optional(),
  swVersion: text.optional(),
  fwVersion: text.optional(),
  hwVersion: text.optional(),
  serialNumber: text.optional(),
  endUserId: text.optional(),
  organization: text.optional(),
  region: text.optional(),
  timezone: text.optional(),
};

/** What names a product where productId does not. */
export const productNames = {
  manufacturerId: text.optional(),
  manufacturerName: text.optional(),
  deviceType: text.optional(),
  model: text.optional(),
  protocolType: text.optional(),
};

export const deviceInfo = z
  .looseObject({
    nodeId: text,
    status: z.enum(['ONLINE', 'OFFLINE', 'ABNORMAL', 'INACTIVE']),
    statusDetail: z.string(),
    mute: z.enum(['TRUE', 'FALSE']),
    ...productNames,
    ...details,
  })
  .meta({ id: 'DeviceInfo' });

export const device = z
  .object({
    deviceId: text,
    gatewayId: text.describe('Of a device that connects by itself: its deviceId.'),
    nodeType: z.enum(['GATEWAY', 'ENDPOINT', 'UNKNOWN']),
    createTime: timeText,
    lastModifiedTime: timeText,
    deviceInfo,
    services: z
      .array(z.object({ serviceId: text, serviceType: text, data: members, eventTime: timeText }))
      .optional()
      .describe('The latest value of every property that was reported.'),
  })
  .meta({ id: 'Device' });

/** Members that were given, without the others. */
export function given<T extends object>(all: T): { [Name in keyof T]-?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}
