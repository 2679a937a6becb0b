import { PlatformError } from '../../platform-error.ts';
import type { CommandContent, CommandOptions, WrittenCommand } from '../generation.ts';
import { commandMessage } from './messages.ts';
import type { CommandMessage } from './own.ts';
import type { CodedProduct } from './product.ts';

const encoder = new TextEncoder();

/** A command as a `cloudReq`, in the codec mode of its product. @throws PlatformError when its codec cannot encode it */
export function writeCommand(
  { key, serviceId, cmd, paras }: CommandContent,
  product: CodedProduct,
  hasMore: boolean,
  write?: NonNullable<CommandOptions['write']>['bytes'],
): WrittenCommand {
  const mid = Number(key);
  const { codecMode } = product;
  const message = commandMessage(hasMore ? { serviceId, cmd, paras, mid, hasMore: 0 } : { serviceId, cmd, paras, mid });
  return { payload: encode(message, product, write), v1: { mid, codecMode } };
}

function encode(
  message: CommandMessage,
  { codecMode, codec, productId }: CodedProduct,
  write: (message: CommandMessage) => Uint8Array = (plain) => encoder.encode(JSON.stringify(plain)),
): Uint8Array {
  if (codecMode === 'json' || !codec) return write(message);
  const complaint = `The codec of product "${productId}"`;
  let bytes: Uint8Array | null;
  try {
    bytes = codec.encode({ ...message });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PlatformError(`${complaint} cannot encode command "${message.cmd}": ${why}.`);
  }
  if (bytes === null) throw new PlatformError(`${complaint} encodes no bytes for command "${message.cmd}".`);
  return bytes;
}
