import type { z } from 'zod';
import { type ReadPayload, readJson } from '../../protocol/read-json.ts';
import type { cloudReq } from './message-schemas.ts';
import type { CodecMode } from './own.ts';

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

/** A `deviceRsp` as it stands: by its mid, the command that it answers. */
export function readResponse(value: Readonly<Record<string, unknown>>) {
  const { mid, errcode, body } = value;
  const key = readMid(mid);
  return {
    ...(key !== undefined && { key }),
    errcode,
    ...('body' in value && body !== null && { body }),
    ...('mid' in value && { v1: { mid } }),
  };
}

/** A mid as an integer, or as digits in a string, which the platform takes too (ref 10). */
function readMid(value: unknown): string | undefined {
  if (Number.isInteger(value)) return String(value);
  return typeof value === 'string' && /^\d{1,5}$/.test(value) ? String(Number(value)) : undefined;
}
