import { z } from 'zod';
import type { CodecMode } from '../journal/events.ts';
import { limits } from './limits.ts';
import { type ReadPayload, readJson } from './read-json.ts';

// The messages of codec mode json (ref 4, 8.1). Members that are not listed may come along, and optional ones may be null:
// clients send `identifier`, and some write every absent member as null (ref 10).

const mid = z.int().min(limits.mid.min).max(limits.mid.max);
const hasMore = z.union([z.literal(0), z.literal(1)]);
const members = z.record(z.string(), z.unknown());

/** One service's properties in a report. */
const serviceData = z.looseObject({
  serviceId: z.string(),
  serviceData: members,
  /** UTC, `yyyyMMdd'T'HHmmss'Z'`. The platform takes its own time where this is absent or cannot be read. */
  eventTime: z.string().nullish(),
});

/** A report, from the device. */
export const deviceReq = z.looseObject({
  msgType: z.literal('deviceReq'),
  data: z.array(serviceData).min(1),
  hasMore: hasMore.nullish(),
});

/** A command, from the platform. */
export const cloudReq = z.looseObject({
  msgType: z.literal('cloudReq'),
  serviceId: z.string(),
  mid,
  cmd: z.string(),
  paras: members,
  hasMore: hasMore.nullish(),
});

/** The answer to a command, from the device. */
export const deviceRsp = z.looseObject({
  msgType: z.literal('deviceRsp'),
  /** Digits in a string are taken as well. */
  mid: z.union([mid, z.string().regex(/^\d+$/).transform(Number).pipe(mid)]),
  /** 0 is success, whatever else is failure. */
  errcode: z.int(),
  body: members.nullish(),
  hasMore: hasMore.nullish(),
});

/** Dynamic registration: deviceId and secret for a device that logged in as one of a product. Mind the spelling of `deviceid`. */
export const cloudSendSecret = z.looseObject({
  msgType: z.literal('cloudSendSecret'),
  deviceid: z.string(),
  secret: z.string(),
});

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
  return { msgType: 'cloudReq', serviceId, mid, cmd, paras, ...(hasMore !== undefined && { hasMore }) };
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
