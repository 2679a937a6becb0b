import { z } from 'zod';
import type { CodecMode } from '../journal/events.ts';
import { limits } from './limits.ts';
import { type ReadPayload, readJson } from './read-json.ts';

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
export const cloudRsp = z
  .looseObject({
    msgType: z.literal('cloudRsp'),
    request: z.array(z.int().min(0).max(255)).describe('The reported bytes.'),
    errcode: z.literal([0, 1]),
    hasMore,
  })
  .describe("The platform's answer to a report, which a codec turns into bytes.");

/** What a command consists of. `hasMore` is left out unless given: the documents lack it, an early client cannot do without. */
export interface CommandContent {
  readonly serviceId: string;
  readonly cmd: string;
  readonly paras: Readonly<Record<string, unknown>>;
  readonly mid: number;
  readonly hasMore?: 0 | 1;
}

/** A `cloudReq` as an object, its members in the order of the documents' example. */
export interface CommandMessage extends CommandContent {
  readonly msgType: 'cloudReq';
}

export function commandMessage({ serviceId, cmd, paras, mid, hasMore }: CommandContent): CommandMessage {
  const message = {
    msgType: 'cloudReq',
    serviceId,
    mid,
    cmd,
    paras,
    ...(hasMore !== undefined && { hasMore }),
  } as const;
  return message satisfies z.input<typeof cloudReq>;
}

/** A `cloudReq` as the payload of a PUBLISH in codec mode json. */
export function formatCommand(content: CommandContent): Uint8Array {
  return Buffer.from(JSON.stringify(commandMessage(content)));
}

/**
 * Reads the payload of a PUBLISH: JSON as it stands, or in codec mode binary what the product's codec makes of the bytes.
 * Says nothing about the message itself, which the schemas do.
 */
export function readMessage(
  payload: Uint8Array,
  codecMode: CodecMode = 'json',
  codec?: { decode(bytes: Uint8Array): unknown },
): ReadPayload {
  if (codecMode === 'json') return readJson(payload);
  if (!codec) return { unreadable: 'binary, and the product has no codec' };
  try {
    const value = codec.decode(payload);
    return value === undefined ? { unreadable: 'the codec decodes it to nothing' } : { value };
  } catch (error) {
    return { unreadable: `the codec cannot decode it: ${error instanceof Error ? error.message : String(error)}` };
  }
}
