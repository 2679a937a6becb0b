import type { Entry } from '../rules/rule.ts';
import type { DeviceRecording } from './by-device.ts';

/**
 * Says of a device that the platform refused each time, in words, that the recording shows nothing more of it. Undefined for
 * one that was let in, or that the recording does not say it of.
 */
export function neverLetIn({ name, entries }: DeviceRecording): string | undefined {
  const codes = entries.flatMap((entry) => returnCode(entry) ?? []);
  const last = codes.at(-1);
  if (last === undefined || codes.includes(0)) return undefined;
  return `The platform refused every CONNECT of ${name}, the last one with return code ${last}. So the recording shows nothing that a device does after that.`;
}

function returnCode(entry: Entry): number | undefined {
  return entry.type === 'packet-sent' && entry.packet.type === 'CONNACK' ? entry.packet.returnCode : undefined;
}
