import type { V2Channel } from './own.ts';

/** Bytes of what a device publishes, after decompression: more is acknowledged, dropped and noted. */
const contentLimits = {
  /** Of a report of properties, a gateway's too. */
  report: 64 * 1024,
  /** Of anything else. */
  other: 1024 * 1024,
} as const;

export function limitOf(channel: V2Channel): number {
  const isReport = channel === 'properties/report' || channel === 'gateway/sub_devices/properties/report';
  return isReport ? contentLimits.report : contentLimits.other;
}
