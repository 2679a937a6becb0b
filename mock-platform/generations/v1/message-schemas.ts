import { z } from 'zod';
import { limits } from '../../protocol/limits.ts';

// The messages of codec mode json (ref 4, 8.1). Members that are not listed may come along, and optional ones may be null:
// clients send `identifier`, and some write every absent member as null (ref 10).

const mid = z.int().min(limits.mid.min).max(limits.mid.max).describe("The platform's number for the command.");
const hasMore = z.literal([0, 1]).describe('1 says that more follows, for devices that sleep.');
const members = z.record(z.string(), z.unknown());
const serviceId = z.string().describe('A service of the product model.');
const eventTime = z
  .string()
  .nullish()
  .describe("UTC, yyyyMMdd'T'HHmmss'Z'. Absent or in another form, the platform takes the time of arrival.");

/** One service's properties in a report. */
const serviceData = z.looseObject({
  serviceId,
  serviceData: members.describe("The service's properties, by the names of the product model."),
  eventTime,
});

/** A report, from the device. */
export const deviceReq = z
  .looseObject({
    msgType: z.literal('deviceReq'),
    data: z.array(serviceData).min(1).describe('One entry for each service.'),
    hasMore: hasMore.nullish(),
  })
  .describe('A report, from the device.');

/** A command, from the platform. */
export const cloudReq = z
  .looseObject({
    msgType: z.literal('cloudReq'),
    serviceId,
    mid,
    cmd: z.string().describe('A command of that service.'),
    paras: members.describe("The command's parameters, by the names of the product model."),
    hasMore: hasMore.nullish(),
  })
  .describe('A command, from the platform.');

/** The answer to a command, from the device. */
export const deviceRsp = z
  .looseObject({
    msgType: z.literal('deviceRsp'),
    mid: z
      .union([
        mid,
        z
          .string()
          .regex(/^0*[1-9]\d{0,4}$/)
          .transform(Number)
          .pipe(mid),
      ])
      .describe("The command's mid. Digits in a string are taken as well; send a number."),
    errcode: z.int().describe('0 for success, 1 (or another number) for failure.'),
    body: members.nullish().describe("The command's result, by the names of its response in the product model."),
    hasMore: hasMore.nullish(),
  })
  .describe("The device's answer to a command.");

/** Dynamic registration: deviceId and secret for a device that logged in as one of a product. Mind the spelling of `deviceid`. */
export const cloudSendSecret = z
  .looseObject({
    msgType: z.literal('cloudSendSecret'),
    deviceid: z.string().describe('All lower case, other than everywhere else.'),
    secret: z.string(),
  })
  .describe('Identity and secret, for a device that registers itself.');

/** The platform's answer to a report. There is none in codec mode json: this is what a codec's `encode` is given (ref 4.4). */
const cloudRsp = z
  .looseObject({
    msgType: z.literal('cloudRsp'),
    request: z.array(z.int().min(0).max(255)).describe('The reported bytes.'),
    errcode: z.literal([0, 1]),
    hasMore,
  })
  .describe("The platform's answer to a report, which a codec turns into bytes.");

/** The messages of the interface, by msgType, each with examples that fit. */
export const messages = {
  deviceReq: {
    schema: deviceReq,
    examples: [
      { msgType: 'deviceReq', data: [{ serviceId: 'Lamp', serviceData: { brightness: 80, state: 'ON' } }] },
      {
        msgType: 'deviceReq',
        data: [
          { serviceId: 'Lamp', serviceData: { brightness: 80 }, eventTime: '20250414T010203Z' },
          { serviceId: 'Battery', serviceData: { voltage: 3.61 }, eventTime: '20250414T010200Z' },
        ],
      },
    ],
  },
  cloudReq: {
    schema: cloudReq,
    examples: [
      {
        msgType: 'cloudReq',
        serviceId: 'Lamp',
        mid: 2016,
        cmd: 'SET_BRIGHTNESS',
        paras: { brightness: 40 },
        hasMore: 0,
      },
    ],
  },
  deviceRsp: {
    schema: deviceRsp,
    examples: [
      { msgType: 'deviceRsp', mid: 2016, errcode: 0, body: { result: 0 } },
      { msgType: 'deviceRsp', mid: 2017, errcode: 1 },
    ],
  },
  cloudSendSecret: {
    schema: cloudSendSecret,
    examples: [{ msgType: 'cloudSendSecret', deviceid: 'D39564861q3gDa', secret: '00112233445566778899' }],
  },
  cloudRsp: {
    schema: cloudRsp,
    examples: [{ msgType: 'cloudRsp', request: [1, 2], errcode: 0, hasMore: 0 }],
  },
} as const;

/** Of a message, such as `deviceReq`. */
export type MessageName = keyof typeof messages;

/** A JSON Schema as an object. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * JSON Schemas (draft 7, which validators for small devices understand) of every message, as they stand on the wire.
 * Members that a schema does not name are allowed: readers pass over them.
 *
 * @example
 * import { messageSchemas } from 'huawei-iot-conformance';
 *
 * const { deviceReq } = messageSchemas();
 * console.log(JSON.stringify(deviceReq));
 */
export function messageSchemas(): Record<MessageName, JsonSchema> {
  const schemas = Object.entries(messages).map(([name, { schema, examples }]) => [
    name,
    { ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7', override: simplify }), title: name, examples },
  ]);
  return Object.fromEntries(schemas);
}

/** Leaves out what says nothing: that names are strings. */
function simplify({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  delete jsonSchema.propertyNames;
}
