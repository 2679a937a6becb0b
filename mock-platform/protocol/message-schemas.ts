import { z } from 'zod';
import { cloudReq, cloudRsp, cloudSendSecret, deviceReq, deviceRsp } from './messages.ts';

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

export type MessageName = keyof typeof messages;

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * JSON Schemas (draft 7, which validators for small devices understand) of every message, as they stand on the wire.
 * Members that a schema does not name are allowed: readers pass over them.
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
