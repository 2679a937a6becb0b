import { z } from 'zod';
import type { JsonSchema } from '../v1/message-schemas.ts';

// The messages of the core (ref2 4). Members that are not listed may come along. Optional ones may be null, and texts empty: clients
// send all three (ref2 12).

const members = z.record(z.string(), z.unknown());
const serviceId = z.string().min(1).describe('A service of the product model.');
const objectDeviceId = z
  .string()
  .nullish()
  .describe('The sub-device that is meant. Of the device itself: its own id, or nothing.');
const eventTime = z
  .string()
  .nullish()
  .describe(
    "UTC, yyyyMMdd'T'HHmmss'Z' or yyyy-MM-dd'T'HH:mm:ss.SSS'Z'. Absent or in another form, the platform takes the time of arrival.",
  );
const resultCode = z
  .union([z.int(), z.string().regex(/^-?\d+$/)])
  .nullish()
  .describe('0, or none, is success. Digits in a string are taken as well; send a number.');

const properties = members.describe("The service's properties, by the names of the product model.");
const reported = z.looseObject({ service_id: serviceId, properties, event_time: eventTime });

const propertiesReport = z
  .looseObject({ services: z.array(reported).min(1).describe('One entry for each service.') })
  .describe('A report, from the device.');

const propertiesSet = z
  .looseObject({
    object_device_id: objectDeviceId,
    services: z.array(z.looseObject({ service_id: serviceId, properties })).min(1),
  })
  .describe('Properties that are to be set, from the platform.');

const propertiesSetResponse = z
  .looseObject({ result_code: resultCode, result_desc: z.string().nullish() })
  .describe("The device's answer to a property set.");

const propertiesGet = z
  .looseObject({
    object_device_id: objectDeviceId,
    service_id: z.string().nullish().describe('The service that is asked for. Absent for all.'),
  })
  .describe('A question for properties, from the platform.');

const propertiesGetResponse = z
  .looseObject({ services: z.array(reported).nullish().describe('Empty for a service that the device does not have.') })
  .describe("The device's answer to a property get.");

const command = z
  .looseObject({
    object_device_id: objectDeviceId,
    service_id: z.string().nullish(),
    command_name: z.string().nullish(),
    paras: members.nullish().describe("The command's parameters, by the names of the product model."),
  })
  .describe('A command, from the platform.');

const commandResponse = z
  .looseObject({
    result_code: resultCode,
    response_name: z.string().nullish().describe('A response of the product model.'),
    paras: z
      .union([members, z.string()])
      .nullish()
      .describe('The result, by the names of that response. A text is taken from a device that says failure.'),
  })
  .describe("The device's answer to a command.");

const message = z
  .looseObject({
    object_device_id: objectDeviceId,
    name: z.string().nullish(),
    id: z.string().nullish(),
    content: z.union([z.string(), members]),
  })
  .describe('A message in an envelope, either way. Without one it is any bytes.');

const events = z
  .looseObject({
    object_device_id: objectDeviceId,
    services: z
      .array(
        z.looseObject({
          service_id: z.string().min(1).describe('One of the services of the platform, such as $sdk_info.'),
          event_type: z.string().min(1),
          event_time: z.string().nullish().describe("UTC, yyyyMMdd'T'HHmmss'Z'."),
          event_id: z.string().nullish().describe('Tells which question an answer belongs to.'),
          paras: members,
        }),
      )
      .min(1),
  })
  .describe('Events, either way.');

/** The messages of the interface, each with examples that fit. */
export const messagesOfV2 = {
  propertiesReport: {
    schema: propertiesReport,
    examples: [
      { services: [{ service_id: 'Lamp', properties: { level: 80, mode: 'auto' } }] },
      {
        services: [
          { service_id: 'Lamp', properties: { level: 80 }, event_time: '2026-03-05T07:15:00.250Z' },
          { service_id: 'Battery', properties: { voltage: 3.61 }, event_time: '20260305T071500Z' },
        ],
      },
    ],
  },
  propertiesSet: {
    schema: propertiesSet,
    examples: [{ services: [{ service_id: 'Lamp', properties: { level: 60 } }] }],
  },
  propertiesSetResponse: {
    schema: propertiesSetResponse,
    examples: [{ result_code: 0, result_desc: 'success' }, { result_code: 1 }],
  },
  propertiesGet: { schema: propertiesGet, examples: [{ service_id: 'Lamp' }, {}] },
  propertiesGetResponse: {
    schema: propertiesGetResponse,
    examples: [{ services: [{ service_id: 'Lamp', properties: { level: 60, mode: 'auto' } }] }, { services: [] }],
  },
  command: {
    schema: command,
    examples: [{ paras: { level: 60 }, service_id: 'Lamp', command_name: 'SET_LEVEL' }],
  },
  commandResponse: {
    schema: commandResponse,
    examples: [{ result_code: 0, response_name: 'SET_LEVEL_RSP', paras: { level: 60 } }, { result_code: 1 }],
  },
  message: {
    schema: message,
    examples: [
      { name: 'notice', id: '6f0c', content: 'reload' },
      { name: 'diagnosis', content: { rssi: -71 } },
    ],
  },
  events: {
    schema: events,
    examples: [
      {
        services: [
          {
            service_id: '$sdk_info',
            event_type: 'sdk_info_report',
            event_time: '20260305T071500Z',
            paras: { device_sdk_version: '1.0' },
          },
        ],
      },
    ],
  },
} as const;

/** Of a message, such as `command`. */
export type V2MessageName = keyof typeof messagesOfV2;

/** JSON Schemas (draft 7) of every message of the core, as they stand on the wire. */
export function messageSchemasOfV2(): Record<V2MessageName, JsonSchema> {
  const schemas = Object.entries(messagesOfV2).map(([name, { schema, examples }]) => [
    name,
    { ...z.toJSONSchema(schema, { io: 'input', target: 'draft-7', override: simplify }), title: name, examples },
  ]);
  return Object.fromEntries(schemas);
}

/** Leaves out what says nothing: that names are strings. */
function simplify({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  delete jsonSchema.propertyNames;
}
