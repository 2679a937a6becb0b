import type { z } from 'zod';
import { isObject } from '../../protocol/is-object.ts';
import { type ReadPayload, readJson } from '../../protocol/read-json.ts';
import type { Message, Response } from '../generation.ts';
import { kindOf } from './kind-of.ts';
import type { cloudReq } from './message-schemas.ts';
import type { CodecMode, CommandMessage } from './own.ts';
import type { Codec } from './product.ts';

type Members = Readonly<Record<string, unknown>>;

export function commandMessage({
  serviceId,
  cmd,
  paras,
  mid,
  hasMore,
}: Omit<CommandMessage, 'msgType'>): CommandMessage {
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
export function formatCommand(content: Omit<CommandMessage, 'msgType'>): Uint8Array {
  return Buffer.from(JSON.stringify(commandMessage(content)));
}

/**
 * Reads the payload of a PUBLISH: JSON as it stands, or in codec mode binary what the product's codec makes of the bytes.
 * Says nothing about the message itself, which the schemas do.
 */
export function readMessage(
  payload: Uint8Array,
  codecMode: CodecMode = 'json',
  codec?: Pick<Codec, 'decode'>,
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

/** What was published, and what it is; of a response also what it says, and by its mid the command that it answers. */
export function interpret(payload: Uint8Array, codecMode: CodecMode, codec?: Pick<Codec, 'decode'>): Message {
  const read = readMessage(payload, codecMode, codec);
  if (read.unreadable !== undefined) return read;
  const { value } = read;
  const kind = kindOf(value);
  if (kind !== 'response') return { kind, value };
  return { kind, value, key: readMid((value as Members).mid), response: readResponse(value as Members) };
}

/** A `deviceRsp` as it stands. */
function readResponse(value: Members): Response {
  const { mid, errcode, body } = value;
  const v1 = 'mid' in value ? { mid } : {};
  return body === undefined || body === null ? { errcode, v1 } : { errcode, body, v1 };
}

/** A mid as an integer, or as digits in a string, which the platform takes too (ref 10). */
function readMid(value: unknown): string | undefined {
  if (Number.isInteger(value)) return String(value);
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? String(Number(value)) : undefined;
}

/** The services of a report, as sent. */
export function servicesIn(value: unknown): readonly unknown[] {
  return isObject(value) && kindOf(value) === 'report' && Array.isArray(value.data) ? value.data : [];
}
