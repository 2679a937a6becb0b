import { commandMessage } from '../../../mock-platform/generations/v1/messages.ts';
import type { BytesOf } from '../commands.ts';
import { plainForm, writeCommand } from './forms.ts';

/** Digits of the longest mid. */
export const longestMid = 5;
const mid = 65_535;

/** Bytes of a command in its plain form, or as it is to be written, with a mid of five digits. */
export const commandBytes: BytesOf = ({ serviceId, cmd, paras = {}, write }) => {
  const bytes = write
    ? write.bytes(commandMessage({ serviceId, cmd, paras, mid }))
    : writeCommand({ serviceId, cmd, paras, mid }, plainForm);
  return bytes.length;
};
